package io.muster.database;

import io.muster.shared.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * A real PostgreSQL server whose data are kept in a directory of the portal's home. It listens on
 * 127.0.0.1 only and lives as long as this object is open.
 */
public final class EmbeddedServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final int ATTEMPTS = 3;

  private final HomeLock lock;
  private final ServerCommands commands;
  private final Path cluster;
  private final Passwords passwords;
  private final int port;

  private EmbeddedServer(Path directory, HomeLock lock) throws IOException, SQLException {
    this.lock = lock;
    this.cluster = directory.resolve("cluster");
    this.commands =
        new ServerCommands(
            ServerBinaries.unpackedIn(directory.resolve("server")),
            directory.resolve("last-command.txt"));
    boolean fresh = !Files.exists(cluster);
    Path passwordFile = directory.resolve("passwords.properties");
    if (!fresh && !Files.exists(passwordFile)) {
      throw new CannotStart(
          "The database is there but the file with its passwords is not: " + passwordFile,
          "Restore the file from the backup of MUSTER_HOME.");
    }
    this.passwords = Passwords.in(passwordFile);
    OwnerOnly.directory(directory.resolve("log"));
    if (fresh) {
      NewCluster.make(cluster, passwords, commands);
    }
    new DataVersion(cluster).check();
    new LeftOver(cluster, commands).clear();
    ServerSettings.write(cluster);
    this.port = startOnAFreePort();
  }

  /**
   * Starts the server on the data in the portal's home, which must be for what is started.
   *
   * @throws CannotStart as {@link #start(Path)} says, or if the home is for a demo or for none
   */
  static EmbeddedServer start(Environment environment) {
    Path home = home(environment);
    HomePurpose.check(home, environment);
    return start(home.resolve("postgres"));
  }

  /** The directory that holds all state of the portal, the embedded database too. */
  static Path home(Environment environment) {
    return Path.of(environment.getRequiredProperty("muster.home"));
  }

  /**
   * Starts the server on the data in the directory, which are made if there are none.
   *
   * @throws CannotStart if another portal uses the directory or the data are not for this server
   */
  public static EmbeddedServer start(Path directory) {
    Path absolute = OwnerOnly.directory(directory.toAbsolutePath().normalize());
    HomeLock lock = HomeLock.take(absolute.resolve("portal.lock"));
    try {
      EmbeddedServer server = new EmbeddedServer(absolute, lock);
      try {
        Roles.ensure(server.port, server.passwords);
      } catch (SQLException | RuntimeException e) {
        server.close();
        throw e;
      }
      return server;
    } catch (IOException e) {
      lock.close();
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      lock.close();
      throw new CannotStart(
          "The embedded PostgreSQL refuses the portal: " + e.getMessage(),
          "See the directory 'log' beside the database's files.",
          e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The TCP port on 127.0.0.1; another one at each start. */
  public int port() {
    return port;
  }

  /** The JDBC URL of the portal's database. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + Roles.DATABASE;
  }

  Passwords passwords() {
    return passwords;
  }

  /** Stops the server after what is being written is written, and lets others use the directory. */
  @Override
  public void close() {
    if (!commands.run("pg_ctl", List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w"))) {
      LOG.error("The embedded PostgreSQL did not stop; the next start takes care of it");
    }
    lock.close();
  }

  private int startOnAFreePort() throws IOException {
    for (int attempt = 1; ; attempt++) {
      int candidate = freePort();
      // pg_ctl puts the server into a session of its own: Ctrl-C ends the portal first, then the
      // server.
      List<String> arguments =
          List.of("start", "-D", cluster.toString(), "-w", "-t", "60", "-o", "-p " + candidate);
      if (commands.run("pg_ctl", arguments)) {
        return candidate;
      }
      if (attempt == ATTEMPTS) {
        throw commands.failure("The embedded PostgreSQL does not start.");
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
