package io.muster.posture;

import io.muster.evaluation.Verdict;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict as a predicate over time: what holds at an instant, given what is known. This is the
 * definition; segments only store its answers.
 *
 * <p>The first that holds: Open while any unaddressed or accepted finding is open, however long ago
 * it was last seen (and any documented one, should the AO's policy say so); Not Reviewed while
 * anything is in doubt; Not Applicable by facts; else Not a Finding.
 */
final class NetVerdict {

  private NetVerdict() {}

  /** How the cluster stands at {@code t}, should nothing happen between what is known and then. */
  static Standing at(Instant t, Known known) {
    String doubt = Doubt.at(t, known).map(Doubt::sentence).orElse("");
    boolean notApplicable = known.lastComplete().map(PastScan::notApplicable).orElse(false);
    Addressed addressed = Addressed.at(t, known);
    Verdict verdict;
    String reason;
    if (addressed.open() > 0) {
      verdict = Verdict.OPEN;
      reason = Reasons.open(addressed);
    } else if (!doubt.isEmpty()) {
      verdict = Verdict.NOT_REVIEWED;
      reason = doubt;
    } else if (notApplicable) {
      verdict = Verdict.NOT_APPLICABLE;
      reason = Reasons.NOT_APPLICABLE;
    } else {
      verdict = Verdict.NOT_A_FINDING;
      reason = Reasons.notAFinding(addressed);
    }
    return new Standing(
        verdict,
        reason,
        doubt,
        known.open().size(),
        addressed.documented().size(),
        addressed.accepted().size(),
        addressed.unaddressed().size(),
        known.inputs().documentedOpen(),
        known.lastScan().map(PastScan::unread).orElse(0),
        id(known.lastScan()),
        at(known.lastScan()),
        id(known.lastComplete()),
        at(known.lastComplete()));
  }

  private static @Nullable ScanId id(Optional<PastScan> scan) {
    return scan.map(PastScan::id).orElse(null);
  }

  private static @Nullable Instant at(Optional<PastScan> scan) {
    return scan.map(PastScan::at).orElse(null);
  }
}
