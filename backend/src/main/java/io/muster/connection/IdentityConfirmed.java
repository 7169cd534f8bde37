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
 * A person said that a changed identity is right: the cluster may be scanned again from this
 * instant.
 *
 * @param differences what had differed, a sentence each
 */
public record IdentityConfirmed(
    ClusterId cluster,
    BoundaryId boundary,
    Instant at,
    List<String> differences,
    String reason,
    Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "identity.confirmed",
        "cluster",
        cluster.toString(),
        boundary,
        Map.of("differences", String.join(" ", differences), "reason", reason));
  }
}
