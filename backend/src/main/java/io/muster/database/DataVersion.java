package io.muster.database;

import io.muster.shared.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The PostgreSQL release that wrote a directory of data, as its file {@code PG_VERSION} says. */
final class DataVersion {

  /**
   * The release that this portal carries. A newer one needs a dump and restore: see the operations
   * guide.
   */
  static final String CARRIED = "18";

  private final Path cluster;

  DataVersion(Path cluster) {
    this.cluster = cluster;
  }

  /**
   * Refuses data of another release.
   *
   * @throws CannotStart if the data are of another release, or no database at all
   */
  void check() throws IOException {
    Path file = cluster.resolve("PG_VERSION");
    if (!Files.isRegularFile(file)) {
      throw new CannotStart(
          "The directory " + cluster + " is there but holds no PostgreSQL database.",
          "Restore it from a backup, or move it away to begin with an empty database.");
    }
    String found = Files.readString(file).strip();
    if (!found.equals(CARRIED)) {
      throw new CannotStart(
          "The database in %s was written by PostgreSQL %s, and this Muster carries PostgreSQL %s."
              .formatted(cluster, found, CARRIED),
          "Move the data with pg_dump and pg_restore of your own PostgreSQL, or start the version"
              + " of Muster that wrote them.");
    }
  }
}
