package io.muster.watches;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/** Somebody began or ended the watch of a cluster. */
public sealed interface WatchEvent extends Auditable {

  /** The cluster. */
  ClusterId cluster();

  /** Somebody opted in. */
  record Begun(ClusterId cluster, BoundaryId boundary, Instant at, Who who) implements WatchEvent {
    @Override
    public AuditLine auditLine() {
      return line(who, "watch.begun", cluster, boundary);
    }
  }

  /** Somebody opted out, or the cluster retired. */
  record Ended(ClusterId cluster, BoundaryId boundary, Instant at, Who who) implements WatchEvent {
    @Override
    public AuditLine auditLine() {
      return line(who, "watch.ended", cluster, boundary);
    }
  }

  private static AuditLine line(Who who, String action, ClusterId cluster, BoundaryId boundary) {
    return new AuditLine(who, action, "cluster", cluster.toString(), boundary, Map.of());
  }
}
