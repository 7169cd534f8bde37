package io.muster.inventory;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/** A person confirmed that a vanished node left for good: what was found there ends with it. */
public record NodeLeft(
    ClusterId cluster, BoundaryId boundary, String hostname, Instant at, String reason, Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "node.left",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of("node", hostname, "reason", reason));
  }
}
