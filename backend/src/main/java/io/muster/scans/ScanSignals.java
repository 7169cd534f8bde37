package io.muster.scans;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears over one connection what all instances say about scans, and tells those who listen here.
 * They are told now and then without a reason too, so that a signal that was lost heals.
 */
@Component
public class ScanSignals implements SmartLifecycle {

  static final String CHANNEL = "muster_scans";

  private static final Logger LOG = LoggerFactory.getLogger(ScanSignals.class);
  private static final Duration SLOW_POLL = Duration.ofSeconds(5);

  /** Told with the ids that a signal named; with none, look at everything. */
  public interface Listener {
    void heard(Set<String> scans);
  }

  private final DataSource database;
  private final Set<Listener> listeners = new CopyOnWriteArraySet<>();
  private volatile @Nullable Thread ear;
  private volatile @Nullable Connection open;

  ScanSignals(DataSource database) {
    this.database = database;
  }

  /** Tells this listener from now on. */
  public void add(Listener listener) {
    listeners.add(listener);
  }

  /** Tells it no more. */
  public void remove(Listener listener) {
    listeners.remove(listener);
  }

  @Override
  public void start() {
    // Known before it runs: it ends as soon as it is no longer the one.
    Thread listening = Thread.ofPlatform().daemon().name("scan-signals").unstarted(this::listen);
    ear = listening;
    listening.start();
  }

  private void listen() {
    while (Thread.currentThread() == ear) {
      try (Connection connection = database.getConnection()) {
        open = connection;
        connection.setAutoCommit(true);
        try (Statement listen = connection.createStatement()) {
          listen.execute("listen " + CHANNEL);
        }
        hear(connection.unwrap(PGConnection.class));
      } catch (SQLException lost) {
        if (Thread.currentThread() == ear) {
          LOG.warn("The connection for signals about scans was lost; it is opened again.");
          pause();
        }
      }
      tell(Set.of());
    }
  }

  private void hear(PGConnection connection) throws SQLException {
    while (Thread.currentThread() == ear) {
      PGNotification[] heard = connection.getNotifications((int) SLOW_POLL.toMillis());
      Set<String> ids = new HashSet<>();
      for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
        ids.addAll(Arrays.asList(one.getParameter().split(",")));
      }
      tell(ids);
    }
  }

  private void tell(Set<String> scans) {
    for (Listener listener : listeners) {
      try {
        listener.heard(scans);
      } catch (RuntimeException deaf) {
        LOG.warn("A listener to signals about scans failed: {}", deaf.toString());
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    Thread listening = ear;
    ear = null;
    Connection heard = open;
    try {
      if (listening != null && heard != null) {
        listening.interrupt();
        heard.abort(Runnable::run);
      }
    } catch (SQLException alreadyGone) {
      // what was wanted
    }
  }

  @Override
  public boolean isRunning() {
    return ear != null;
  }
}
