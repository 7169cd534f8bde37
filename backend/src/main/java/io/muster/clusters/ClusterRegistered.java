package io.muster.clusters;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;

/** A cluster was added to the fleet. */
public record ClusterRegistered(
    ClusterId cluster, String name, BoundaryId boundary, Instant at, Who who) implements Auditable {

  static ClusterRegistered of(Cluster cluster, Who who) {
    return new ClusterRegistered(
        cluster.id(), cluster.name(), cluster.boundaryId(), cluster.createdAt(), who);
  }

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who, "cluster.registered", "cluster", cluster.toString(), boundary, Map.of("name", name));
  }
}
