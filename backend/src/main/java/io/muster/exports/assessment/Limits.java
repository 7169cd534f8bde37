package io.muster.exports.assessment;

/**
 * How much a report prints: what is beyond is counted in it, and it says where the rest is.
 *
 * @param clusters how many clusters
 * @param containers how many containers in violation
 * @param exceptions how many exceptions
 */
record Limits(int clusters, int containers, int exceptions) {

  /** As much as a person may leaf through, and as fits in memory while it is laid out. */
  static final Limits USUAL = new Limits(500, 1_000, 200);
}
