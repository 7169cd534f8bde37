package io.muster.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Directories and files that nobody but the portal's own account may read: 0700 and 0600. On a file
 * system without POSIX permissions (Windows) the permissions of the parent directory count.
 */
final class OwnerOnly {

  private OwnerOnly() {}

  /** Makes the directory if it is not there, and takes everybody else's rights to it away. */
  static Path directory(Path directory) {
    try {
      Files.createDirectories(directory);
      restrict(directory, "rwx------");
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the file's content; no other account can read it at any moment. */
  static void write(Path file, String content) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(file);
      restrict(file, "rw-------");
      Files.writeString(file, content, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
