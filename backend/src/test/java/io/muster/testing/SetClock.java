package io.muster.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands where it was set. It goes on by a microsecond at each look, as if what looks
 * took time, unless it is held.
 */
public final class SetClock extends Clock {

  private static final long TICK_NANOS = 1000;

  private Instant now;
  private boolean held;

  public SetClock(Instant now) {
    this.now = now;
  }

  /** From that instant on it goes by looks. */
  public synchronized void set(Instant instant) {
    now = instant;
    held = false;
  }

  /** It is that instant until the clock is set again. */
  public synchronized void hold(Instant instant) {
    now = instant;
    held = true;
  }

  /** The instant that whoever looked last has seen. */
  public synchronized Instant last() {
    return now;
  }

  @Override
  public synchronized Instant instant() {
    now = held ? now : now.plusNanos(TICK_NANOS);
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
