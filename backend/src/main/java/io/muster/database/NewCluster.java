package io.muster.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the server's files. They are made under another name and renamed at the end, so what an
 * interrupted attempt left is never taken for a database, and is cleared away by the next.
 */
final class NewCluster {

  private NewCluster() {}

  static void make(Path cluster, Passwords passwords, ServerCommands commands) throws IOException {
    Path unfinished = cluster.resolveSibling("cluster-unfinished");
    ServerBinaries.delete(unfinished);
    Path passwordFile = cluster.resolveSibling("initdb-password");
    OwnerOnly.write(passwordFile, passwords.superuser());
    try {
      boolean made =
          commands.run(
              "initdb",
              List.of(
                  "-D",
                  unfinished.toString(),
                  "-U",
                  Roles.SUPERUSER,
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  // Sorting and case by code point, the same on every machine and after every
                  // upgrade.
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"));
      if (!made) {
        throw commands.failure("The database's files could not be made.");
      }
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    OwnerOnly.move(unfinished, cluster);
  }
}
