package io.muster.survival;

import io.muster.database.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Looks all the time whether a cluster has two scans that run. */
final class RunningWatch implements AutoCloseable {

  private final SharedServer server;
  private final Set<String> twice = new ConcurrentSkipListSet<>();
  private final Thread thread;
  private volatile boolean ended;
  private volatile int looks;

  RunningWatch(SharedServer server) {
    this.server = server;
    this.thread = Thread.ofPlatform().daemon().name("running-watch").start(this::watch);
  }

  private void watch() {
    while (!ended) {
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        look(statement);
      } catch (SQLException restarted) {
        Thread.onSpinWait();
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private void look(Statement statement) throws SQLException, InterruptedException {
    while (!ended) {
      try (ResultSet rows =
          statement.executeQuery(
              "select cluster_id from scan where status = 'RUNNING' group by 1 having count(*)"
                  + " > 1")) {
        while (rows.next()) {
          twice.add(rows.getString(1));
        }
      }
      looks++;
      Thread.sleep(25);
    }
  }

  /** The clusters that had two at some time. */
  Set<String> twice() {
    return Set.copyOf(twice);
  }

  int looks() {
    return looks;
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
  }
}
