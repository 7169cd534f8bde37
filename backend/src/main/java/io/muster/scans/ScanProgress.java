package io.muster.scans;

import io.muster.inventory.CollectionWatch;
import java.time.Clock;
import java.time.Instant;

/** How far a running scan of this instance has come, and whether it should go on. */
public final class ScanProgress implements CollectionWatch {

  private final Clock clock;
  private final Instant deadline;
  private volatile ScanPhase phase = ScanPhase.CONNECTING;
  private volatile int done;
  private volatile int of;
  private volatile boolean cancelled;

  ScanProgress(Clock clock, Instant deadline) {
    this.clock = clock;
    this.deadline = deadline;
  }

  @Override
  public void inspected(int done, int of) {
    this.done = Math.max(this.done, done);
    this.of = of;
  }

  @Override
  public boolean goOn() {
    return !cancelled && clock.instant().isBefore(deadline);
  }

  void enter(ScanPhase phase) {
    this.phase = phase;
  }

  void cancel() {
    cancelled = true;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** What it is doing. */
  public ScanPhase phase() {
    return phase;
  }

  /** How many containers were inspected. */
  public int done() {
    return done;
  }

  /** How many containers are to be inspected in all, 0 while unknown. */
  public int of() {
    return of;
  }
}
