package io.muster.credentials.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that holds the key-encryption keys, as {@link KeyRing} reads them. */
final class KeyFile {

  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

  private final Path file;

  KeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Its bytes. */
  byte[] read() {
    try {
      if (posix(file) && openToOthers()) {
        LOG.warn("Other accounts on this machine may read the key-encryption keys in {}.", file);
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new KekTrouble(
          "There is no key-encryption key in " + file + ".", "Restore the file from its backup.");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Puts a key above all that are there, so that, whatever happens meanwhile, there is either the
   * old file or the whole new one. It is for the portal's account only.
   */
  void add(RingKey key) {
    byte[] line = KeyRing.line(key);
    byte[] before = exists() ? read() : new byte[0];
    try {
      Path folder = file.getParent();
      boolean made = Files.notExists(folder);
      Files.createDirectories(folder);
      if (made) {
        restrict(folder, "rwx------");
      }
      Path unfinished = Files.createTempFile(folder, "kek", ".new");
      restrict(unfinished, "rw-------");
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        write(channel, line);
        write(channel, before);
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } finally {
      Arrays.fill(line, (byte) 0);
      Arrays.fill(before, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
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
