package io.muster.database;

import io.muster.shared.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks the PostgreSQL server that comes on the class path, once per release, into a directory of
 * ours.
 */
final class ServerBinaries {

  private ServerBinaries() {}

  /**
   * The directory that holds {@code bin}, {@code lib} and {@code share}.
   *
   * @param parent where releases are kept side by side
   * @throws CannotStart if there is no server for this operating system and processor
   */
  static Path unpackedIn(Path parent) {
    String archive = archiveName();
    try {
      Path release = parent.resolve(checksum(archive));
      if (!Files.isDirectory(release)) {
        Path unfinished = OwnerOnly.directory(parent).resolve("unpacking");
        delete(unfinished);
        unpack(archive, OwnerOnly.directory(unfinished));
        OwnerOnly.move(unfinished, release);
      }
      return release;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a directory and all in it, if it is there; links are not followed. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static String archiveName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name =
        system.startsWith("linux") ? "linux" : system.startsWith("mac") ? "darwin" : "windows";
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    return "/postgres-%s-%s.tar".formatted(name, arm ? "arm_64" : "x86_64");
  }

  private static InputStream open(String archive) {
    InputStream stream = ServerBinaries.class.getResourceAsStream(archive);
    if (stream == null) {
      throw new CannotStart(
          "Muster carries no PostgreSQL server for this operating system and processor ("
              + archive
              + ").",
          "Set spring.datasource.url to a PostgreSQL 18 of your own.");
    }
    return stream;
  }

  /** Tells one release from another: enough to name a directory, no proof of what is in it. */
  private static String checksum(String archive) throws IOException {
    try (CheckedInputStream stream = new CheckedInputStream(open(archive), new CRC32())) {
      long length = stream.transferTo(OutputStream.nullOutputStream());
      return "%08x-%d".formatted(stream.getChecksum().getValue(), length);
    }
  }

  private static void unpack(String archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new BufferedInputStream(open(archive), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(file.getParent());
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(tar, file);
          file.toFile().setExecutable((entry.getMode() & 0100) != 0, true);
        }
      }
    }
  }
}
