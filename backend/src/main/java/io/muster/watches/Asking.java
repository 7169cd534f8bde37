package io.muster.watches;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The scans that one watch asks for: at most one in an interval. What comes in between is owed and
 * asked for afterwards, and so is what comes while a scan is running, which may have looked too
 * early.
 */
final class Asking {

  private static final Duration WHILE_ONE_RUNS = Duration.ofMillis(500);

  private final BooleanSupplier ask;
  private final Duration interval;
  private final Clock clock;
  private Instant notBefore;
  private volatile boolean owed;

  /**
   * @param ask asks for a scan; false if that must wait
   * @param last when the watch last asked, on whichever instance
   */
  Asking(BooleanSupplier ask, Duration interval, Clock clock, @Nullable Instant last) {
    this.ask = ask;
    this.interval = interval;
    this.clock = clock;
    this.notBefore = last == null ? Instant.EPOCH : last.plus(interval);
  }

  /** A scan is to be asked for. */
  void owe() {
    owed = true;
  }

  /** Whether one is still to be asked for, which will see all that has happened until now. */
  boolean owes() {
    return owed;
  }

  /** Asks if a scan is owed and may be asked for now. */
  synchronized void settle() {
    if (!owed || clock.instant().isBefore(notBefore)) {
      return;
    }
    owed = false; // before asking: what comes meanwhile is owed anew
    boolean asked = false;
    try {
      asked = ask.getAsBoolean();
    } finally {
      owed |= !asked;
      // From when it was asked for: asking may take a while.
      notBefore = clock.instant().plus(asked ? interval : WHILE_ONE_RUNS);
    }
  }
}
