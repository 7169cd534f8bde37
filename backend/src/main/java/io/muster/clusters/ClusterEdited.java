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
    var change =
        new Change()
            .of("name", before.name(), after.name())
            .of("boundary", before.boundary(), after.boundary())
            .of("environment", before.environment(), after.environment())
            .of("labels", before.labels(), after.labels())
            .of("endpoint", before.endpoint(), after.endpoint())
            .of(
                "trustAnchors",
                TrustAnchors.fingerprints(before.trustAnchors()),
                TrustAnchors.fingerprints(after.trustAnchors()))
            .of("assetName", before.asset().assetName(), after.asset().assetName())
            .of("fqdn", before.asset().fqdn(), after.asset().fqdn())
            .of("ip", before.asset().ip(), after.asset().ip())
            .of("mac", before.asset().mac(), after.asset().mac())
            .of("role", before.asset().role(), after.asset().role())
            .of("marking", before.asset().marking(), after.asset().marking());
    return new AuditLine(
        who, "cluster.edited", "cluster", cluster.toString(), after.boundary(), change.details());
  }
}
