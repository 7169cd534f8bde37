package io.muster.posture.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.PastBoundary;
import io.muster.credentials.Bundles;
import io.muster.identity.Scope;
import io.muster.posture.FleetFilter;
import io.muster.posture.FleetLine;
import io.muster.posture.FleetOrder;
import io.muster.posture.Postures;
import io.muster.scans.Scan;
import io.muster.scans.ScanStages;
import io.muster.scans.Scans;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.ui.AsOf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rows of the fleet list, with what other modules say of each cluster. */
@Component
class FleetRows {

  private final Postures postures;
  private final Boundaries boundaries;
  private final Bundles bundles;
  private final Scans scans;
  private final ScanStages stages;

  FleetRows(
      Postures postures, Boundaries boundaries, Bundles bundles, Scans scans, ScanStages stages) {
    this.postures = postures;
    this.boundaries = boundaries;
    this.bundles = bundles;
    this.scans = scans;
    this.stages = stages;
  }

  List<FleetRow> of(
      FleetFilter filter, FleetOrder order, int offset, int limit, Scope scope, AsOf asOf) {
    Instant now = asOf.at();
    List<FleetLine> lines = postures.fleet(filter, order, offset, limit, scope, now);
    List<ClusterId> clusters = lines.stream().map(FleetLine::cluster).toList();
    var present =
        asOf.past()
            ? bundles.at(clusters, now, Scope.EVERYTHING)
            : bundles.currentOf(clusters, scope);
    Map<ClusterId, Scan> open = asOf.past() ? Map.of() : scans.open(clusters, scope);
    var reached = stages.of(open.values().stream().map(Scan::id).toList());
    Map<ClusterId, Progress> running =
        open.values().stream()
            .collect(Collectors.toMap(Scan::cluster, s -> Progress.of(s, reached.get(s.id()))));
    Map<BoundaryId, PastBoundary> places =
        boundaries.listAt(now, scope).stream().collect(Collectors.toMap(PastBoundary::id, b -> b));
    return lines.stream()
        .map(
            line ->
                FleetRow.of(
                    line,
                    places.get(line.boundary()),
                    present.get(line.cluster()),
                    running.get(line.cluster()),
                    now))
        .toList();
  }
}
