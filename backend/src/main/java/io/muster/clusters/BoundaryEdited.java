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
 */
public record BoundaryEdited(
    BoundaryId boundary, BoundaryDetails before, BoundaryDetails after, Instant at, Who who)
    implements Auditable {

  /** Whether a setting changed that moves verdicts. */
  public boolean policyChanged() {
    return !before.policy().equals(after.policy());
  }

  @Override
  public AuditLine auditLine() {
    Change change = Change.between(Said.of(before), Said.of(after));
    return new AuditLine(
        who, "boundary.edited", "boundary", boundary.toString(), boundary, change.details());
  }
}
