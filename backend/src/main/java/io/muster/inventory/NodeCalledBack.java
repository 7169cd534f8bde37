package io.muster.inventory;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/**
 * An ISSM called a node back into service: from an instant on, what is unread there counts again.
 *
 * @param at when that was decided
 * @param from the first instant in service again
 */
public record NodeCalledBack(
    ClusterId cluster,
    BoundaryId boundary,
    String hostname,
    Instant at,
    Instant from,
    String reason,
    Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "node.called-back",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of("node", hostname, "from", from.toString(), "reason", reason));
  }
}
