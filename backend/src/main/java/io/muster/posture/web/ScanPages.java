package io.muster.posture.web;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.identity.Scope;
import io.muster.posture.FindingStates;
import io.muster.posture.FindingStates.Stand;
import io.muster.posture.FleetLine;
import io.muster.posture.Postures;
import io.muster.posture.Segment;
import io.muster.scans.ContainerFilter;
import io.muster.scans.Remediation;
import io.muster.scans.Scan;
import io.muster.scans.ScannedContainers;
import io.muster.scans.Scans;
import io.muster.ui.AsOf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Gathers what the page of a scan shows. */
@Component
class ScanPages {

  private static final int EVIDENCE_LINES = 14;
  private static final int SCANS_BEFORE = 20;

  private final Scans scans;
  private final ScannedContainers containers;
  private final Remediation remediation;
  private final Postures postures;
  private final Clusters clusters;
  private final FindingStates states;

  ScanPages(
      Scans scans,
      ScannedContainers containers,
      Remediation remediation,
      Postures postures,
      Clusters clusters,
      FindingStates states) {
    this.scans = scans;
    this.containers = containers;
    this.remediation = remediation;
    this.postures = postures;
    this.clusters = clusters;
    this.states = states;
  }

  /** The page of a scan that ended. */
  ScanPage of(Scan scan, ContainersAsked asked, AsOf asOf, Scope scope) {
    return new ScanPage(
        scan,
        postures
            .verdictAt(scan.cluster(), scan.recordedAt(), scope)
            .map(Segment::standing)
            .orElse(null),
        scans.before(scan.cluster(), scope, scan.requestedAt(), SCANS_BEFORE).stream()
            .filter(earlier -> earlier.result() != null)
            .findFirst()
            .orElse(null),
        scan.read().map(Scan.Result::gaps).orElse(List.of()).stream().map(GapRow::of).toList(),
        ContainerList.of(scan, asked, asOf, containers, addressed(scan, scope)),
        containers.list(scan, ContainerFilter.ALL, 0, EVIDENCE_LINES).stream()
            .map(container -> EvidenceLine.of(scan, container))
            .toList(),
        remediation.removable(scan),
        remediation.script(scan, name(scan, scope)));
  }

  private Map<String, Stand> addressed(Scan scan, Scope scope) {
    return scan.recordedAt() == null
        ? Map.of()
        : states.ofContainers(scan.cluster(), scan.recordedAt(), scope);
  }

  /** The cluster's name when the scan took effect, or now while it is open. */
  String name(Scan scan, Scope scope) {
    return postures
        .lineOf(
            scan.cluster(),
            scope,
            Objects.requireNonNullElse(scan.recordedAt(), scan.requestedAt()))
        .map(FleetLine::name)
        .or(() -> clusters.find(scan.cluster(), scope).map(Cluster::name))
        .orElse("a cluster");
  }

  /** Whether the viewer could see the cluster itself at an instant; it may have moved since. */
  boolean clusterIsThere(Scan scan, Instant at, Scope scope) {
    return clusters.at(scan.cluster(), at, scope).isPresent();
  }
}
