package io.muster.renewal;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/** What happened to the renewal of a cluster's bundle. */
public sealed interface RenewalEvent extends Auditable {

  /** Somebody opted in. */
  record Begun(ClusterId cluster, BoundaryId boundary, String user, int days, Instant at, Who who)
      implements RenewalEvent {
    @Override
    public AuditLine auditLine() {
      return line(who, "renewal.begun", cluster, boundary, Map.of("user", user, "days", days));
    }
  }

  /** Somebody opted out, opted in anew, or the cluster retired; the password was deleted. */
  record Ended(ClusterId cluster, BoundaryId boundary, String user, Instant at, Who who)
      implements RenewalEvent {
    @Override
    public AuditLine auditLine() {
      return line(who, "renewal.ended", cluster, boundary, Map.of("user", user));
    }
  }

  /** An attempt was made; the password was taken out of the vault for it. */
  record Attempted(
      ClusterId cluster,
      BoundaryId boundary,
      String user,
      RenewalOutcome outcome,
      Instant at,
      Who who)
      implements RenewalEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          who,
          "renewal.attempted",
          cluster,
          boundary,
          Map.of("user", user, "outcome", outcome.name()));
    }
  }

  private static AuditLine line(
      Who who, String action, ClusterId cluster, BoundaryId boundary, Map<String, ?> details) {
    return new AuditLine(who, action, "cluster", cluster.toString(), boundary, details);
  }
}
