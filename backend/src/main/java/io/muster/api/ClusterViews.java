package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.Clusters;
import io.muster.credentials.Bundles;
import io.muster.identity.Scope;
import io.muster.posture.FleetLine;
import io.muster.posture.Postures;
import io.muster.posture.Segment;
import io.muster.posture.Standing;
import io.muster.scans.Scan;
import io.muster.scans.Scans;
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

  ClusterView of(Cluster cluster, Scope scope) {
    Optional<Standing> standing = postures.currentOf(cluster.id(), scope).map(Segment::standing);
    return new ClusterView(
        cluster.id().value(),
        cluster.name(),
        cluster.boundaryId().value(),
        boundaries.get(cluster.boundaryId(), scope).name(),
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
        scans.last(cluster.id(), scope).map(s -> of(s, scope)).orElse(null),
        bundles
            .currentOf(cluster.id(), scope)
            .map(b -> BundleView.of(b, clock.instant()))
            .orElse(null),
        cluster.createdAt(),
        cluster.retiredAt(),
        cluster.version());
  }

  /** The cluster as it stood at an instant; empty if the viewer could not have seen it then. */
  Optional<ClusterView> of(Cluster cluster, Instant at, Scope scope) {
    return postures.lineOf(cluster.id(), scope, at).map(line -> of(cluster, line, at, scope));
  }

  private ClusterView of(Cluster cluster, FleetLine line, Instant at, Scope scope) {
    Standing s = line.standing();
    return new ClusterView(
        cluster.id().value(),
        line.name(),
        line.boundary().value(),
        line.boundaryName(),
        line.environment(),
        line.labels(),
        clusters
            .detailsAt(cluster.id(), at, Scope.EVERYTHING)
            .map(ClusterDetails::endpoint)
            .map(e -> e == null || e.toString().isEmpty() ? null : e.toString())
            .orElse(null),
        s.verdict(),
        s.rawVerdict(),
        s.reason(),
        new ClusterView.Figures(s.raw(), s.documented(), s.accepted(), s.unaddressed()),
        scans.lastAt(cluster.id(), at, scope).map(last -> of(last, scope)).orElse(null),
        bundles.at(cluster.id(), at, scope).map(b -> BundleView.of(b, at)).orElse(null),
        cluster.createdAt(),
        null,
        clusters.versionAt(cluster.id(), at, Scope.EVERYTHING).orElseThrow());
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
