package io.muster.posture;

import io.muster.evaluation.Verdict;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
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
    String doubt = doubt(t, known);
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

  /** Why nothing can pass; empty if there is no doubt. A missing fact never passes. */
  private static String doubt(Instant t, Known known) {
    if (known.inputs().identityInDoubt()) {
      return Reasons.IDENTITY_CHANGED;
    }
    if (known.inputs().bundleReplaced()) {
      return Reasons.BUNDLE_REPLACED;
    }
    if (known.lastScan().isEmpty()) {
      return Reasons.NEVER_SCANNED;
    }
    PastScan last = known.lastScan().get();
    if (!last.complete()) {
      return last.doubt();
    }
    SortedSet<String> back = known.backUnread(t);
    if (!back.isEmpty()) {
      return Reasons.backUnread(back);
    }
    PastScan lastComplete = known.lastComplete().orElseThrow();
    boolean fresh = t.isBefore(lastComplete.at().plus(known.inputs().allowedAge()));
    return fresh ? "" : Reasons.tooOld(lastComplete.at(), known.inputs().allowedAge());
  }

  private static @Nullable ScanId id(Optional<PastScan> scan) {
    return scan.map(PastScan::id).orElse(null);
  }

  private static @Nullable Instant at(Optional<PastScan> scan) {
    return scan.map(PastScan::at).orElse(null);
  }
}
