package io.muster.scans;

import io.muster.connection.Cutoff;
import io.muster.inventory.CollectionWatch;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a running scan of this instance has come, and whether it should go on. */
final class ScanProgress implements CollectionWatch {

  private final Clock clock;
  private final Instant deadline;
  private final Cutoff cutoff = new Cutoff();
  private ScanPhase phase = ScanPhase.CONNECTING;
  private int done;
  private int of;
  private @Nullable Instant countingSince;
  private volatile boolean started;
  private volatile boolean portalStops;

  ScanProgress(Clock clock, Instant deadline) {
    this.clock = clock;
    this.deadline = deadline;
  }

  @Override
  public synchronized void inspected(int done, int of) {
    if (countingSince == null) {
      countingSince = clock.instant();
    }
    this.done = Math.max(this.done, done);
    this.of = of;
  }

  @Override
  public boolean goOn() {
    return !cutoff.isCut() && clock.instant().isBefore(deadline);
  }

  synchronized void enter(ScanPhase phase) {
    this.phase = phase;
  }

  /** Says that it stands as running in its row, so that whoever ends it there stops it here. */
  void started() {
    started = true;
  }

  boolean hasStarted() {
    return started;
  }

  /** Stops it: no further request reaches the cluster, and nothing of it is kept. */
  void cancel() {
    cutoff.cut();
  }

  /** Stops it because this instance of the portal does. */
  void stopWithPortal() {
    portalStops = true;
    cutoff.cut();
  }

  boolean cancelled() {
    return cutoff.isCut();
  }

  boolean portalStops() {
    return portalStops;
  }

  Cutoff cutoff() {
    return cutoff;
  }

  /** How far it has come by now. */
  synchronized ScanStage stage() {
    return new ScanStage(phase, done, of, countingSince, clock.instant());
  }
}
