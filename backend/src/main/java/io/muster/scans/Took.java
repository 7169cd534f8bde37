package io.muster.scans;

import io.muster.audit.Who;

/** What became of taking a place. */
sealed interface Took {

  /**
   * The scan runs now.
   *
   * @param scan as it stands since
   * @param by who asked for it
   */
  record Started(Scan scan, Who by) implements Took {}

  /** All places are taken. */
  record NoPlace() implements Took {}

  /** It is queued no more. */
  record TooLate() implements Took {}
}
