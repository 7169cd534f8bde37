package io.muster.plans;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import java.time.Instant;
import java.util.Map;

/**
 * A boundary's plans are grouped otherwise from now on.
 *
 * @param version counts the boundary's choices
 */
public record GroupingChosen(
    BoundaryId boundary, int version, Grouping before, Grouping after, Instant at, Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "plans.regrouped",
        "boundary",
        boundary.toString(),
        boundary,
        Map.of("version", version, "onePer.before", before.name(), "onePer.after", after.name()));
  }
}
