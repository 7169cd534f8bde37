package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.clusters.PastCluster;
import io.muster.credentials.Bundles;
import io.muster.identity.Scope;
import io.muster.posture.Postures;
import io.muster.posture.Segment;
import io.muster.posture.Standing;
import io.muster.scans.Scan;
import io.muster.scans.Scans;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what the API tells of a cluster. */
@Component
class ClusterViews {

  private final Boundaries boundaries;
  private final Clusters clusters;
  private final Postures postures;
  private final Scans scans;
  private final Bundles bundles;
  private final Clock clock;

  ClusterViews(
      Boundaries boundaries,
      Clusters clusters,
      Postures postures,
      Scans scans,
      Bundles bundles,
      Clock clock) {
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.postures = postures;
    this.scans = scans;
    this.bundles = bundles;
    this.clock = clock;
  }

  /** The cluster now; the viewer must be able to see it. */
  ClusterView of(Cluster cluster, Scope scope) {
    return of(cluster.id(), clock.instant(), scope)
        .orElseThrow(() -> new NotFound("There is no such cluster."));
  }

  /** The cluster as it stood at an instant; empty if the viewer could not have seen it then. */
  Optional<ClusterView> of(ClusterId cluster, Instant at, Scope scope) {
    return clusters.at(cluster, at, scope).map(c -> of(c, at, scope));
  }

  private ClusterView of(PastCluster cluster, Instant at, Scope scope) {
    Optional<Standing> standing =
        postures.verdictAt(cluster.id(), at, scope).map(Segment::standing);
    return new ClusterView(
        cluster.id().value(),
        cluster.name(),
        cluster.boundaryId().value(),
        boundaries.at(cluster.boundaryId(), at, scope).orElseThrow().name(),
        cluster.environment(),
        cluster.labels(),
        cluster.endpointOverride().map(Object::toString).orElse(null),
        standing.map(Standing::verdict).orElse(null),
        standing.map(Standing::rawVerdict).orElse(null),
        standing.map(Standing::reason).orElse(null),
        standing
            .map(
                s ->
                    new ClusterView.Figures(s.raw(), s.documented(), s.accepted(), s.unaddressed()))
            .orElse(null),
        scans.lastAt(cluster.id(), at, scope).map(s -> of(s, scope)).orElse(null),
        bundles.at(cluster.id(), at, Scope.EVERYTHING).map(b -> BundleView.of(b, at)).orElse(null),
        cluster.createdAt(),
        cluster.retirement() == null ? null : cluster.retirement().at(),
        cluster.version());
  }

  /** A scan with the verdict that held from the instant on at which it took effect. */
  ScanView of(Scan scan, Scope scope) {
    return ScanView.of(
        scan,
        scan.recordedAt() == null
            ? Optional.empty()
            : postures.verdictAt(scan.cluster(), scan.recordedAt(), scope));
  }
}
