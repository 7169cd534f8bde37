package io.muster.benchmark;

import java.util.Map;

/**
 * What one measured stretch of a run was like.
 *
 * @param name what was done
 * @param clusters with how many clusters
 * @param atOnce how many of them at the same time
 * @param inspects how many containers were inspected
 * @param seconds by the caller's clock
 * @param processor how much of the processors it took
 * @param phases of the portal's scans
 * @param asked what the fleet was asked, by the kind of request
 */
record Sample(
    String name,
    int clusters,
    int atOnce,
    long inspects,
    double seconds,
    ProcessorTimes processor,
    Phases phases,
    Map<String, Asked> asked) {

  /** Containers inspected in a second, everything else included. */
  double rate() {
    return inspects / seconds;
  }

  /**
   * Containers inspected in a second of fetching. It means something only where one cluster is
   * scanned at a time: else one scan's fetching waits for another's recording.
   */
  double rateOfFetching() {
    return inspects * 1e3 / phases.fetch();
  }

  /** How much of its processor the simulated fleet took. */
  double busy() {
    return processor.fleet() / seconds;
  }
}
