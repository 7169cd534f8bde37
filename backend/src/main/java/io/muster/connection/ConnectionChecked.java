package io.muster.connection;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/**
 * A person checked the connection to a cluster.
 *
 * @param result {@code REACHABLE}, or the kind of trouble
 */
public record ConnectionChecked(
    ClusterId cluster, BoundaryId boundary, Instant at, String result, Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "connection.checked",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of("result", result));
  }
}
