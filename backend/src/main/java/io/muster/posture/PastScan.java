package io.muster.posture;

import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.Set;

/**
 * What a scan that ended says of a whole cluster.
 *
 * @param at when it took effect
 * @param complete whether it read everything
 * @param notApplicable whether the rule does not apply, by the facts it read; never unless complete
 * @param unread how many containers it could not read
 * @param excused the nodes it did not read wholly, out of service then
 * @param doubt what it could not read, in one sentence; empty if and only if complete
 */
record PastScan(
    ScanId id,
    Instant at,
    boolean complete,
    boolean notApplicable,
    int unread,
    Set<String> excused,
    String doubt) {

  PastScan {
    excused = Set.copyOf(excused);
    if (complete != doubt.isEmpty() || notApplicable && !complete) {
      throw new IllegalArgumentException("A scan is complete or says what it lacks.");
    }
  }
}
