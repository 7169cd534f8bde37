package io.muster.clusters;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/** A cluster was taken out of the fleet. Its open findings end unresolved, not fixed. */
public record ClusterRetired(
    ClusterId cluster, String name, BoundaryId boundary, Instant at, String reason, Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "cluster.retired",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of("name", name, "reason", reason));
  }
}
