package io.muster.posture;

import io.muster.scans.Scan;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.Objects;
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

  /**
   * What is kept of a scan that ended by itself.
   *
   * @throws IllegalArgumentException for one that is open or was cancelled, which says nothing
   */
  static PastScan of(Scan scan) {
    String doubt = Unread.of(scan);
    return new PastScan(
        scan.id(),
        Objects.requireNonNull(scan.recordedAt()),
        doubt.isEmpty(),
        doubt.isEmpty() && scan.read().map(Scan.Result::notApplicableByFacts).orElse(false),
        scan.read().map(Scan.Result::unread).orElse(0),
        scan.read().map(Scan.Result::excused).orElse(Set.of()),
        doubt);
  }

  PastScan {
    excused = Set.copyOf(excused);
    if (complete != doubt.isEmpty() || notApplicable && !complete) {
      throw new IllegalArgumentException("A scan is complete or says what it lacks.");
    }
  }
}
