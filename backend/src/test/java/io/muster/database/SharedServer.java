package io.muster.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A PostgreSQL as an accredited site runs one, for several portals: it may be restarted on its port
 * while they use it.
 */
public final class SharedServer implements AutoCloseable {

  private final EmbeddedServer server;
  private final Path directory;

  private SharedServer(EmbeddedServer server, Path directory) {
    this.server = server;
    this.directory = directory;
  }

  /** Starts one with an empty database. */
  public static SharedServer start(Path directory) {
    return new SharedServer(EmbeddedServer.start(directory), directory);
  }

  /**
   * The properties that name the database to a portal.
   *
   * @param name by which the server knows the portal's sessions
   */
  public List<String> properties(String name) {
    return List.of(
        "--spring.datasource.url=" + server.url() + "?ApplicationName=" + name,
        "--spring.datasource.username=" + Roles.APPLICATION,
        "--spring.datasource.password=" + server.passwords().application(),
        "--spring.flyway.user=" + Roles.OWNER,
        "--spring.flyway.password=" + server.passwords().owner());
  }

  /** A connection that may see and lock everything. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        server.url(), Roles.SUPERUSER, server.passwords().superuser());
  }

  /**
   * Restarts it on the same port: in good order ({@code fast}) or as a crash ({@code immediate}).
   */
  public void restart(String mode) throws IOException {
    ServerCommands commands =
        new ServerCommands(
            ServerBinaries.unpackedIn(directory.toAbsolutePath().resolve("server")),
            directory.resolve("restart.txt"));
    String cluster = directory.toAbsolutePath().resolve("cluster").toString();
    if (!commands.run("pg_ctl", List.of("restart", "-D", cluster, "-m", mode, "-w"))) {
      throw commands.failure("The shared server does not start again.");
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
