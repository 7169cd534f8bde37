package io.muster.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** Replaces the file as a whole or not at all; no other account can read it at any moment. */
  static void write(Path file, String content) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(unfinished);
      Files.createFile(unfinished);
      restrict(unfinished, "rw-------");
      Files.writeString(unfinished, content, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
      move(unfinished, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renames, and returns when a power cut can no longer undo it. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (isPosix(to)) {
      try (FileChannel parent = FileChannel.open(to.toAbsolutePath().getParent())) {
        parent.force(true);
      }
    }
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (isPosix(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }
}
