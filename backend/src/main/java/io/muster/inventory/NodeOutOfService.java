package io.muster.inventory;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/**
 * An ISSM put a node out of service: what is unread there is no gap for that time.
 *
 * @param at when that was decided
 */
public record NodeOutOfService(
    ClusterId cluster, BoundaryId boundary, OutOfService period, Instant at, String reason, Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "node.out-of-service",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of(
            "node", period.hostname(),
            "from", period.from().toString(),
            "until", period.until().toString(),
            "reason", reason));
  }
}
