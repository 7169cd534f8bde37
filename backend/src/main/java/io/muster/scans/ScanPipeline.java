package io.muster.scans;

import io.muster.clusters.Boundaries;
import io.muster.clusters.BoundaryPolicy;
import io.muster.connection.Answer;
import io.muster.connection.ClusterLine;
import io.muster.connection.ClusterLines;
import io.muster.connection.IdentityComparison;
import io.muster.connection.IdentityManagement;
import io.muster.connection.ObservedIdentity;
import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Evaluation;
import io.muster.evaluation.Remembered;
import io.muster.identity.Actor;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.Inventory;
import io.muster.inventory.InventoryCollector;
import io.muster.inventory.NodeFacts;
import io.muster.inventory.PidMode;
import io.muster.inventory.RememberedContainers;
import io.muster.inventory.RememberedNodes;
import io.muster.inventory.Sighting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One scan from its start to its end: connect, collect, evaluate, record. */
@Component
class ScanPipeline {

  private final ClusterLines lines;
  private final IdentityManagement identities;
  private final InventoryCollector collector;
  private final RememberedContainers containers;
  private final RememberedNodes nodes;
  private final Boundaries boundaries;
  private final ScanEnding ending;
  private final Scans scans;
  private final Clock clock;

  ScanPipeline(
      ClusterLines lines,
      IdentityManagement identities,
      InventoryCollector collector,
      RememberedContainers containers,
      RememberedNodes nodes,
      Boundaries boundaries,
      ScanEnding ending,
      Scans scans,
      Clock clock) {
    this.lines = lines;
    this.identities = identities;
    this.collector = collector;
    this.containers = containers;
    this.nodes = nodes;
    this.boundaries = boundaries;
    this.ending = ending;
    this.scans = scans;
    this.clock = clock;
  }

  /** Runs a scan that was started. No transaction is open while the cluster is asked. */
  void run(Scan scan, ScanProgress progress) {
    BoundaryPolicy policy = boundaries.policyOf(scan.boundary());
    Instant began = clock.instant();
    Answer<ClusterLine> connected = lines.open(scan.cluster());
    Duration connect = Duration.between(began, clock.instant());
    if (!(connected instanceof Answer.Read<ClusterLine>(ClusterLine opened))) {
      nothing(scan, connected.sentence());
      return;
    }
    try (ClusterLine line = opened) {
      Answer<Inventory> collected = collect(scan, policy, line, progress);
      Duration collect = Duration.between(began, clock.instant()).minus(connect);
      if (progress.cancelled()) {
        nothing(scan, "The scan was stopped before it ended. Nothing of it was kept.");
      } else if (collected instanceof Answer.Read<Inventory>(Inventory inventory)) {
        if (identities.compare(Actor.portal("scan"), scan.cluster(), observed(line, inventory))
            instanceof IdentityComparison.Changed changed) {
          nothing(scan, changed.trouble().sentence());
          return;
        }
        Instant evaluating = clock.instant();
        Evaluated evaluated = evaluate(scan, policy, inventory);
        Duration evaluate = Duration.between(evaluating, clock.instant());
        progress.enter(ScanPhase.RECORDING);
        ending.read(
            scan,
            evaluated,
            Results.of(evaluated, policy, new Scan.Timing(connect, collect, evaluate)));
      } else {
        nothing(scan, collected.sentence());
      }
    }
  }

  private Answer<Inventory> collect(
      Scan scan, BoundaryPolicy policy, ClusterLine line, ScanProgress progress) {
    progress.enter(ScanPhase.COLLECTING);
    Instant now = clock.instant();
    Instant fresh = now.minus(policy.reinspection());
    Map<String, ContainerFacts> known =
        containers.present(scan.cluster()).values().stream()
            .filter(f -> f.inspectedAt().isAfter(fresh))
            .collect(Collectors.toMap(ContainerFacts::id, f -> f));
    return collector.collect(
        line, known, nodes.known(scan.cluster(), now), policy.systemLabel(), progress);
  }

  private Evaluated evaluate(Scan scan, BoundaryPolicy policy, Inventory inventory) {
    Set<String> joined =
        inventory.containers().stream()
            .map(Sighting::pidMode)
            .filter(PidMode.Joined.class::isInstance)
            .map(mode -> ((PidMode.Joined) mode).target())
            .collect(Collectors.toSet());
    Remembered remembered = Remembered.of(containers.chain(scan.cluster(), joined));
    return Evaluation.of(inventory, remembered, policy.systemLabel());
  }

  private static ObservedIdentity observed(ClusterLine line, Inventory inventory) {
    return new ObservedIdentity(
        inventory.kind(),
        inventory.engineId(),
        line.serverIssuer(),
        inventory.nodes().stream()
            .map(NodeFacts::id)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet()));
  }

  private void nothing(Scan scan, String sentence) {
    ending.nothingRead(scan, ScanStatus.FAILED, sentence, scans.requester(scan.id()).who());
  }
}
