package io.muster.clusters;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import java.time.Instant;
import java.util.Map;

/** A boundary was made. */
public record BoundaryCreated(BoundaryId boundary, BoundaryDetails details, Instant at, Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "boundary.created",
        "boundary",
        boundary.toString(),
        boundary,
        Map.of(
            "name", details.name(),
            "timeZone", details.timeZone(),
            "allowedAgeDays", details.allowedAgeDays(),
            "systemLabel", details.systemLabel(),
            "reinspectionDays", details.reinspectionDays()));
  }
}
