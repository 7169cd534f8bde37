package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.credentials.Bundles;
import io.muster.identity.Scope;
import io.muster.posture.Postures;
import io.muster.posture.Segment;
import io.muster.posture.Standing;
import io.muster.scans.Scan;
import io.muster.scans.Scans;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what the API tells of a cluster. */
@Component
class ClusterViews {

  private final Boundaries boundaries;
  private final Postures postures;
  private final Scans scans;
  private final Bundles bundles;
  private final Clock clock;

  ClusterViews(
      Boundaries boundaries, Postures postures, Scans scans, Bundles bundles, Clock clock) {
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
        cluster.retiredAt());
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
