package io.muster.clusters;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.ClusterId;
import java.time.Instant;

/**
 * What is said about a cluster changed.
 *
 * @param before what was said until {@code at}
 * @param after what is said from {@code at} on
 */
public record ClusterEdited(
    ClusterId cluster, ClusterDetails before, ClusterDetails after, Instant at, Who who)
    implements Auditable {

  /** Whether it moved to another boundary. */
  public boolean boundaryChanged() {
    return !before.boundary().equals(after.boundary());
  }

  /** Whether the endpoint override is another. */
  public boolean endpointChanged() {
    return !before.endpoint().equals(after.endpoint());
  }

  /** Whether other certificate authorities are trusted besides the bundle's. */
  public boolean trustAnchorsChanged() {
    return !before.trustAnchors().equals(after.trustAnchors());
  }

  @Override
  public AuditLine auditLine() {
    Change change = Change.between(Said.of(before), Said.of(after));
    return new AuditLine(
        who, "cluster.edited", "cluster", cluster.toString(), after.boundary(), change.details());
  }
}
