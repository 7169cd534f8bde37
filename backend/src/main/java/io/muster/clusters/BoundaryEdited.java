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
    var change =
        new Change()
            .of("name", before.name(), after.name())
            .of("systemName", before.systemName(), after.systemName())
            .of("emassId", before.emassId(), after.emassId())
            .of("acronym", before.acronym(), after.acronym())
            .of("aoName", before.aoName(), after.aoName())
            .of("issmName", before.issmName(), after.issmName())
            .of("authorizationEnds", before.authorizationEnds(), after.authorizationEnds())
            .of("timeZone", before.timeZone(), after.timeZone())
            .of("allowedAgeDays", before.allowedAgeDays(), after.allowedAgeDays())
            .of("systemLabel", before.systemLabel(), after.systemLabel())
            .of("reinspectionDays", before.reinspectionDays(), after.reinspectionDays());
    return new AuditLine(
        who, "boundary.edited", "boundary", boundary.toString(), boundary, change.details());
  }
}
