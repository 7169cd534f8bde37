package io.muster.schedules;

import java.time.Instant;

/**
 * That a cluster could not be read.
 *
 * @param failures how many scans in a row
 * @param since when the first of them ended
 * @param lastAt when the last of them ended
 * @param nextTryAt not before then is it tried by schedule again
 * @param sentence what the last one said
 */
public record Circuit(
    int failures, Instant since, Instant lastAt, Instant nextTryAt, String sentence) {

  /** Whether schedules are held back. */
  public boolean open() {
    return failures >= Backoff.OPENS_AFTER;
  }
}
