package io.muster.survival;

import io.muster.database.SharedServer;
import java.sql.Connection;
import java.sql.SQLException;

/** A lock that a test holds, so that whoever records waits within its transaction. */
final class Held implements AutoCloseable {

  private final Connection connection;

  private Held(Connection connection) {
    this.connection = connection;
  }

  /** The turns of all clusters: nothing is written yet. */
  static Held turns(SharedServer server) throws SQLException {
    return of(server, "select count(*) from (select from cluster_turn for update) held");
  }

  /** The end of the audit log, which is the last that a transaction takes: all is written. */
  static Held audit(SharedServer server) throws SQLException {
    return of(server, "select pg_advisory_xact_lock(" + 0x6d75737465720910L + ")");
  }

  private static Held of(SharedServer server, String lock) throws SQLException {
    Connection connection = server.connect();
    connection.setAutoCommit(false);
    connection.createStatement().execute(lock);
    return new Held(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
