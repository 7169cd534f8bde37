package io.muster.clusters;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as it was known at an instant, which may be now.
 *
 * @param details what people said about it then
 * @param createdBy the user name of who registered it at {@code createdAt}
 * @param retirement its retirement, or null if it was not retired by then
 * @param version which version of the facts this is
 */
public record PastCluster(
    ClusterId id,
    ClusterDetails details,
    Instant createdAt,
    String createdBy,
    @Nullable Retirement retirement,
    UUID version) {

  /** When, why and by whom a cluster was retired. */
  public record Retirement(Instant at, String reason, String by) {}

  static PastCluster of(Cluster cluster, ClusterVersion version) {
    Retirement retirement =
        version.retired()
            ? new Retirement(
                Objects.requireNonNull(cluster.retiredAt()),
                Objects.requireNonNull(cluster.retiredReason()),
                Objects.requireNonNull(cluster.retiredBy()))
            : null;
    return new PastCluster(
        cluster.id(),
        version.details(),
        cluster.createdAt(),
        cluster.createdBy(),
        retirement,
        version.id());
  }

  public String name() {
    return details.name();
  }

  public BoundaryId boundaryId() {
    return details.boundary();
  }

  /** What it is for; empty if not said. */
  public String environment() {
    return details.environment();
  }

  /** The site's own keys and values, in the order of the keys. */
  public Map<String, String> labels() {
    return details.labels();
  }

  /** Where the Docker API is, if not where the bundle says. */
  public Optional<URI> endpointOverride() {
    return details.endpoint().isEmpty()
        ? Optional.empty()
        : Optional.of(URI.create(details.endpoint()));
  }

  /** The host name for checklists; the cluster's name if none was entered. */
  public String assetName() {
    return details.asset().assetName().isEmpty() ? name() : details.asset().assetName();
  }

  /** The role, in a checklist's words. */
  public AssetRole role() {
    return details.asset().role();
  }

  public boolean isRetired() {
    return retirement != null;
  }
}
