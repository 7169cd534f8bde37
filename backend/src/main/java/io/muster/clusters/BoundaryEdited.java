package io.muster.clusters;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import java.time.Instant;

/**
 * What is said about a boundary changed.
 *
 * @param before what was said until {@code at}
 * @param after what is said from {@code at} on
 * @param reason why, where what moves verdicts changed; else empty
 */
public record BoundaryEdited(
    BoundaryId boundary,
    BoundaryDetails before,
    BoundaryDetails after,
    String reason,
    Instant at,
    Who who)
    implements Auditable {

  /** Something changed that needs no reason. */
  public BoundaryEdited(
      BoundaryId boundary, BoundaryDetails before, BoundaryDetails after, Instant at, Who who) {
    this(boundary, before, after, "", at, who);
  }

  /** Whether a setting changed that moves verdicts. */
  public boolean policyChanged() {
    return !before.policy().equals(after.policy());
  }

  @Override
  public AuditLine auditLine() {
    Change change = Change.between(Said.of(before), Said.of(after)).of("reason", "", reason);
    return new AuditLine(
        who, "boundary.edited", "boundary", boundary.toString(), boundary, change.details());
  }
}
