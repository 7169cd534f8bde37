package io.muster.inventory;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/** An ISSM put a node out of service: what is unread there is no gap until the end. */
public record NodeOutOfService(
    ClusterId cluster,
    BoundaryId boundary,
    String hostname,
    Instant at,
    Instant until,
    String reason,
    Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "node.out-of-service",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of("node", hostname, "until", until.toString(), "reason", reason));
  }
}
