package io.muster.schedules;

import java.time.Duration;

/** When a cluster that could not be read is tried again. */
public final class Backoff {

  /** So many failures in a row open the circuit: schedules are held back until the next try. */
  public static final int OPENS_AFTER = 3;

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofMinutes(5);
  private static final Duration OPEN = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(6);

  private Backoff() {}

  /** How long to wait after so many failures in a row, at least one. */
  public static Duration after(int failures) {
    if (failures < OPENS_AFTER) {
      return failures <= 1 ? FIRST : SECOND;
    }
    int doubled = Math.min(failures - OPENS_AFTER, 10);
    Duration wait = OPEN.multipliedBy(1L << doubled);
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
