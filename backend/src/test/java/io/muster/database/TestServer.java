package io.muster.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The server that all tests of a run share. Started at the first use, stopped and deleted with the
 * JVM.
 */
public final class TestServer {

  private static final EmbeddedServer ONE = start();

  private TestServer() {}

  /** Makes an empty database with the production roles. */
  public static void createDatabase(String name) {
    asSuperuser("postgres", "create database " + name + " owner " + Roles.OWNER);
    asSuperuser("postgres", "revoke all on database " + name + " from public");
    asSuperuser("postgres", "grant connect on database " + name + " to " + Roles.APPLICATION);
  }

  /** The connection of the lesser role that runs the portal. */
  public static JdbcConnectionDetails asApplication(String database) {
    return new ApplicationDetails(
        new Login(url(database), Roles.APPLICATION, ONE.passwords().application()));
  }

  /** The connection of the role that owns the schema and migrates it. */
  public static FlywayConnectionDetails asOwner(String database) {
    return new OwnerDetails(new Login(url(database), Roles.OWNER, ONE.passwords().owner()));
  }

  private static String url(String database) {
    return url(ONE, database);
  }

  private static String url(EmbeddedServer server, String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
  }

  private static void asSuperuser(String database, String sql) {
    asSuperuser(ONE, database, sql);
  }

  private static void asSuperuser(EmbeddedServer server, String database, String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                url(server, database), Roles.SUPERUSER, server.passwords().superuser());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EmbeddedServer start() {
    try {
      Path directory = Files.createTempDirectory("muster-test");
      EmbeddedServer server = EmbeddedServer.start(directory);
      forgetful(server);
      // After the portals that use it have stopped.
      SpringApplication.getShutdownHandlers().add(() -> stop(server, directory));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody pulls this server's plug, and its data are gone with the JVM. */
  private static void forgetful(EmbeddedServer server) {
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      asSuperuser(server, "postgres", "alter system set " + setting + " = off");
    }
    asSuperuser(server, "postgres", "select pg_reload_conf()");
  }

  private static void stop(EmbeddedServer server, Path directory) {
    server.close();
    try {
      ServerBinaries.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Login(String url, String user, String password) {}

  private record ApplicationDetails(Login login) implements JdbcConnectionDetails {
    @Override
    public String getUsername() {
      return login.user();
    }

    @Override
    public String getPassword() {
      return login.password();
    }

    @Override
    public String getJdbcUrl() {
      return login.url();
    }
  }

  private record OwnerDetails(Login login) implements FlywayConnectionDetails {
    @Override
    public String getUsername() {
      return login.user();
    }

    @Override
    public String getPassword() {
      return login.password();
    }

    @Override
    public String getJdbcUrl() {
      return login.url();
    }
  }
}
