package io.muster.benchmark;

/**
 * How long the phases of scans took, the sum over the scans in milliseconds.
 *
 * @param fetch connecting and collecting
 * @param evaluate evaluating
 * @param record recording, the commit included
 */
record Phases(long fetch, long evaluate, long record) {

  /** Of who only asks. */
  static final Phases NONE = new Phases(0, 0, 0);
}
