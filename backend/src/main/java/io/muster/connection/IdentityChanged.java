package io.muster.connection;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Another identity than the pinned one answered: nothing is scanned from this instant until it is
 * confirmed.
 *
 * @param differences what differs, a sentence each
 * @param who for whom the line was open
 */
public record IdentityChanged(
    ClusterId cluster, BoundaryId boundary, Instant at, List<String> differences, Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "identity.changed",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of("differences", String.join(" ", differences)));
  }
}
