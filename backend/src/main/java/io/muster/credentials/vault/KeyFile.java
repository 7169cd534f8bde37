package io.muster.credentials.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that holds the key-encryption key: 32 bytes in Base64, for the portal's account only.
 */
final class KeyFile {

  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

  private final Path file;

  KeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  boolean exists() {
    return Files.exists(file);
  }

  /**
   * Reads the key.
   *
   * @throws KekTrouble if it is no key
   */
  byte[] read() {
    try {
      if (posix(file) && openToOthers()) {
        LOG.warn("Other accounts on this machine may read the key-encryption key in {}.", file);
      }
      return decoded(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Writes a new key so that, whatever happens meanwhile, there is either none or a whole one. */
  void create(byte[] key) {
    try {
      Path folder = file.getParent();
      Files.createDirectories(folder);
      restrict(folder, "rwx------");
      Path unfinished = Files.createTempFile(folder, "kek", ".new");
      restrict(unfinished, "rw-------");
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        byte[] text = Base64.getEncoder().encode(key);
        channel.write(ByteBuffer.wrap(text));
        java.util.Arrays.fill(text, (byte) 0);
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  /**
   * Reads a key from its Base64 text.
   *
   * @throws KekTrouble if it is not 32 bytes
   */
  static byte[] decoded(String text, String where) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException notBase64) {
      key = new byte[0];
    }
    if (key.length != Seal.KEY_BYTES) {
      throw new KekTrouble(
          "The key-encryption key in " + where + " is not 32 bytes in Base64.",
          "Restore it from its backup.");
    }
    return key;
  }

  private boolean openToOthers() throws IOException {
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
    return rights.contains(PosixFilePermission.OTHERS_READ)
        || rights.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static void restrict(Path path, String rights) throws IOException {
    if (posix(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
  }

  private static boolean posix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }

  /** Makes the new name survive a power failure; file systems that cannot are left alone. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notSupported) {
      return;
    }
  }
}
