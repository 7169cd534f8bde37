package io.muster.exports;

import io.muster.clusters.Asset;
import io.muster.clusters.Boundaries;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.Clusters;
import io.muster.clusters.ExceptionPolicy;
import io.muster.clusters.PastExceptionPolicy;
import io.muster.clusters.PastVerdictSettings;
import io.muster.clusters.VerdictSettings;
import io.muster.identity.Scope;
import io.muster.inventory.Gap;
import io.muster.inventory.OutOfService;
import io.muster.inventory.OutOfServicePeriods;
import io.muster.inventory.RememberedNodes;
import io.muster.posture.FleetLine;
import io.muster.posture.Postures;
import io.muster.scans.Scans;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what was true of a cluster at an instant. Who may see the boundary that the cluster was in
 * then sees all of it; for others there was no such cluster. All of one snapshot is read as of one
 * state of the database, so that its parts agree.
 */
@Repository
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Snapshots {

  private final Postures postures;
  private final Clusters clusters;
  private final Boundaries boundaries;
  private final Scans scans;
  private final Violators violators;
  private final RememberedNodes nodes;
  private final OutOfServicePeriods periods;

  Snapshots(
      Postures postures,
      Clusters clusters,
      Boundaries boundaries,
      Scans scans,
      Violators violators,
      RememberedNodes nodes,
      OutOfServicePeriods periods) {
    this.postures = postures;
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.scans = scans;
    this.violators = violators;
    this.nodes = nodes;
    this.periods = periods;
  }

  /**
   * The cluster as it was.
   *
   * @throws NotFound if it was not in the scope then: not registered, retired, or elsewhere
   */
  public Snapshot of(ClusterId cluster, Moment moment, Scope scope) {
    Instant at = moment.asOf();
    FleetLine line =
        postures
            .lineOf(cluster, scope, at)
            .orElseThrow(
                () ->
                    new NotFound(
                        "There was no such cluster at that instant: it was not registered yet, or"
                            + " retired."));
    BoundaryId boundary = line.boundary();
    BoundaryDetails said = boundaries.detailsAt(boundary, at, scope).orElseGet(() -> unsaid(line));
    return new Snapshot(
        moment,
        line,
        asset(cluster, at),
        said,
        policy(boundary, at, scope),
        settings(boundary, said, at, scope),
        Optional.ofNullable(line.standing().lastScan())
            .flatMap(id -> scans.find(id, scope))
            .orElse(null),
        scans.lastReadAt(cluster, at, scope).orElse(null),
        violators.of(line, at, scope),
        unread(cluster, at),
        outOfService(cluster, at));
  }

  /** The line was in the scope at that instant, and so is what stood beside it. */
  private Asset asset(ClusterId cluster, Instant at) {
    return clusters
        .detailsAt(cluster, at, Scope.EVERYTHING)
        .map(ClusterDetails::asset)
        .orElse(Asset.NONE);
  }

  private PastExceptionPolicy policy(BoundaryId boundary, Instant at, Scope scope) {
    return boundaries.exceptionPolicies(boundary, scope).stream()
        .filter(p -> !p.from().isAfter(at))
        .findFirst()
        .orElse(new PastExceptionPolicy(ExceptionPolicy.DEFAULT, at, ""));
  }

  private PastVerdictSettings settings(
      BoundaryId boundary, BoundaryDetails said, Instant at, Scope scope) {
    return boundaries.verdictSettings(boundary, scope).stream()
        .filter(s -> !s.from().isAfter(at))
        .findFirst()
        .orElse(new PastVerdictSettings(VerdictSettings.of(said), "", at, ""));
  }

  private List<Snapshot.UnreadNode> unread(ClusterId cluster, Instant at) {
    return nodes.at(cluster, at).stream()
        .filter(n -> n.gap().isPresent())
        .map(
            n ->
                new Snapshot.UnreadNode(
                    n.facts().hostname(), Gap.Kind.valueOf(n.gap().get()).meaning()))
        .toList();
  }

  /** Seen by whoever saw the cluster then, wherever it is now. */
  private List<OutOfService> outOfService(ClusterId cluster, Instant at) {
    return periods.decidedAt(cluster, at, Scope.EVERYTHING).stream()
        .filter(p -> p.covers(at))
        .toList();
  }

  private static BoundaryDetails unsaid(FleetLine line) {
    return BoundaryDetails.named(line.boundaryName());
  }
}
