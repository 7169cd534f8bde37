package io.muster.connection;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/**
 * A cluster's identity was pinned by the portal itself: at its first good connection, or again with
 * the nodes that joined.
 *
 * @param who for whom the line was open
 */
public record IdentityPinned(
    ClusterId cluster,
    BoundaryId boundary,
    Instant at,
    PinnedIdentity.How how,
    ObservedIdentity identity,
    Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "identity.pinned",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of(
            "how",
            how.name(),
            "kind",
            identity.kind().name(),
            "engineId",
            identity.engineId(),
            "serverIssuer",
            identity.serverIssuer(),
            "nodes",
            identity.nodeIds().size()));
  }
}
