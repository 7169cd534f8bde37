package io.muster.benchmark;

import java.util.Map;

/**
 * What one measured stretch of a run was like.
 *
 * @param name what was done
 * @param clusters with how many clusters
 * @param inspects how many containers were inspected
 * @param seconds by the caller's clock
 * @param fleet seconds of a processor that the simulated fleet took
 * @param portal the same of the portal, or of the reference client
 * @param database the same of the portal's database
 * @param fetch connecting and collecting, the sum over all scans in milliseconds
 * @param evaluate the same for evaluating
 * @param record the same for recording
 * @param asked what the fleet was asked
 */
record Sample(
    String name,
    int clusters,
    long inspects,
    double seconds,
    double fleet,
    double portal,
    double database,
    long fetch,
    long evaluate,
    long record,
    Map<String, Asked> asked) {

  /** Containers inspected in a second, everything else included. */
  double rate() {
    return inspects / seconds;
  }

  /**
   * Containers inspected in a second of fetching. Several scans run at the same time, each in a
   * phase of its own: the time of fetching is the whole time by the share that fetching has in all
   * phases.
   */
  double rateOfFetching() {
    long phases = fetch + evaluate + record;
    return phases == 0 ? rate() : inspects / (seconds * fetch / phases);
  }

  /** How much of its processor the simulated fleet took. */
  double busy() {
    return fleet / seconds;
  }
}
