package io.muster.survival;

import io.muster.MusterApplication;
import io.muster.database.SharedServer;
import io.muster.testing.Guest;
import io.muster.testing.PortalCaller;
import io.muster.testing.PortalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Two portals on one database: one that lives through everything, and one that does not. They scan
 * a fleet of slow clusters, a few at a time.
 */
final class TwoPortals implements AutoCloseable {

  /** By this time a dead instance is noticed: a beat a second, four missed. */
  private static final List<String> QUICK =
      List.of(
          "--db-scheduler.heartbeat-interval=1s",
          "--db-scheduler.polling-interval=500ms",
          "--db-scheduler.threads=5",
          "--muster.scans.at-once=5",
          "--muster.scans.for-people=1",
          "--spring.datasource.hikari.connection-init-sql="
              + "set idle_in_transaction_session_timeout = '6s'",
          "--muster.connection.connect-timeout=20s",
          "--muster.admin.username=" + PortalCaller.USERNAME,
          "--muster.admin.password=" + PortalCaller.PASSWORD);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final SharedServer server;
  final SlowFleet fleet;
  final PortalProcess steady;
  final PortalCaller caller;
  final Rows rows;
  final List<String> clusters = new ArrayList<>();
  private final Path directory;
  private PortalProcess shaken;
  private int started;

  TwoPortals(Path directory, int size) throws IOException, InterruptedException {
    this.directory = directory;
    server = SharedServer.start(directory.resolve("server"));
    rows = new Rows(server);
    Files.writeString(
        directory.resolve("kek"), Base64.getEncoder().encodeToString(new byte[32]) + "\n");
    // The first migrates, and makes the administrator that both need.
    steady = start(MusterApplication.class, "steady");
    fleet = new SlowFleet(size);
    steady.started();
    startAnother();
    caller = new PortalCaller(steady.port());
    for (int i = 0; i < size; i++) {
      clusters.add(caller.register("cluster-" + i, fleet.simulators().get(i).bundle()));
    }
    shaken.started();
  }

  private PortalProcess start(Class<?> main, String name) throws IOException {
    List<String> properties = new ArrayList<>(server.properties(name));
    properties.addAll(QUICK);
    properties.add("--muster.kek.file=" + directory.resolve("kek"));
    return PortalProcess.start(main, directory.resolve(name), name, properties);
  }

  /** Starts one in place of the one that ended, without waiting until it answers. */
  void startAnother() throws IOException {
    started++;
    shaken = start(MovablePortal.class, name());
  }

  /** The same if the one has ended. */
  void startAnotherIfEnded() throws IOException {
    if (ProcessHandle.of(shaken.pid()).filter(ProcessHandle::isAlive).isEmpty()) {
      startAnother();
    }
  }

  /** What befalls one of the two befalls this one. */
  PortalProcess shaken() {
    return shaken;
  }

  /** The name of its sessions in the database, and of its home. */
  String name() {
    return "shaken-" + started;
  }

  void setClock(Duration ahead) throws IOException {
    MovablePortal.set(directory.resolve(name()), ahead);
  }

  /** Asks for a scan of each cluster. */
  List<String> askAll() throws IOException, InterruptedException {
    List<String> scans = new ArrayList<>();
    for (String cluster : clusters) {
      scans.add(caller.ask(cluster));
    }
    return scans;
  }

  /** Waits until the shaken one runs some scans. */
  void awaitRunningOnShaken(int scans) throws Exception {
    rows.await("it runs scans", scans, "select count(*) from scan where " + onShaken());
  }

  /** A condition: a scan runs on the shaken one. */
  String onShaken() {
    return "status = 'RUNNING' and ran_on like '%/" + shaken.pid() + "'";
  }

  /** Waits until the shaken one waits within transactions for a lock that a test holds. */
  void awaitHeld(String statement) throws Exception {
    rows.await(
        "it waits while it records",
        1,
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and application_name"
            + " = '"
            + name()
            + "' and query like '"
            + statement
            + "'");
  }

  /** How a lock is taken. */
  @FunctionalInterface
  interface Lock {

    Held take(SharedServer server) throws SQLException;
  }

  /**
   * A lock that was taken while the shaken one runs scans, which it now cannot record. If all had
   * ended before, it is asked for more.
   */
  Held heldWhileItRuns(Lock lock) throws Exception {
    Held held = lock.take(server);
    while (rows.number("select count(*) from scan where " + onShaken()) == 0) {
      held.close();
      askAll();
      awaitRunningOnShaken(1);
      held = lock.take(server);
    }
    return held;
  }

  /** A condition: a scan runs on the shaken one, or broke off with it after that instant. */
  String leftByShaken(String since) {
    return "(status = 'RUNNING' or status = 'FAILED' and recorded_at > '"
        + since
        + "') and ran_on like '%/"
        + shaken.pid()
        + "'";
  }

  /** Waits until the shaken one's readiness is that status. */
  void awaitAnswer(int status) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int said = 0;
    while (said != status) {
      if (System.nanoTime() > end) {
        throw new AssertionError("its readiness stays " + said);
      }
      said = Guest.readiness(shaken.port());
      Thread.sleep(100);
    }
  }

  /** Waits until the shaken one takes up scans, if it did not. */
  void awaitTakingUp() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String log = shaken.log();
    while (log.lastIndexOf("Scheduler is paused") > log.lastIndexOf("Scheduler is resumed")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it takes up nothing");
      }
      Thread.sleep(100);
      log = shaken.log();
    }
  }

  @Override
  public void close() {
    shaken.close();
    steady.close();
    fleet.close();
    server.close();
  }
}
