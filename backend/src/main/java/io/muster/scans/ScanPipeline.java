package io.muster.scans;

import io.muster.audit.Who;
import io.muster.clusters.Boundaries;
import io.muster.clusters.BoundaryPolicy;
import io.muster.connection.Answer;
import io.muster.connection.ClusterLine;
import io.muster.connection.ClusterLines;
import io.muster.connection.IdentityComparison;
import io.muster.connection.IdentityManagement;
import io.muster.connection.ObservedIdentity;
import io.muster.connection.Trouble;
import io.muster.connection.Troubles;
import io.muster.credentials.Errand;
import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Evaluation;
import io.muster.evaluation.Remembered;
import io.muster.identity.Actor;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.Inventory;
import io.muster.inventory.InventoryCollector;
import io.muster.inventory.KnownNodes;
import io.muster.inventory.NodeFacts;
import io.muster.inventory.PidMode;
import io.muster.inventory.RememberedContainers;
import io.muster.inventory.RememberedNodes;
import io.muster.inventory.Sighting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private final OpenScans open;
  private final Clock clock;

  ScanPipeline(
      ClusterLines lines,
      IdentityManagement identities,
      InventoryCollector collector,
      RememberedContainers containers,
      RememberedNodes nodes,
      Boundaries boundaries,
      ScanEnding ending,
      OpenScans open,
      Clock clock) {
    this.lines = lines;
    this.identities = identities;
    this.collector = collector;
    this.containers = containers;
    this.nodes = nodes;
    this.boundaries = boundaries;
    this.ending = ending;
    this.open = open;
    this.clock = clock;
  }

  /** What is known of a cluster before a scan. */
  private record Before(Map<String, ContainerFacts> facts, KnownNodes nodes) {}

  /** One run of a scan: under which lease, for whom, by which settings. */
  private record Run(Scan scan, UUID lease, Who by, BoundaryPolicy policy, ScanProgress progress) {}

  /**
   * Runs a scan that was started. No transaction is open while the cluster is asked.
   *
   * @param by who asked for it
   */
  void run(Scan scan, UUID lease, Who by, ScanProgress progress) {
    Instant began = clock.instant();
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      // Read while the line is opened.
      var known = CompletableFuture.supplyAsync(() -> boundaries.policyOf(scan.boundary()), beside);
      var before = known.thenApplyAsync(policy -> before(scan, policy), beside);
      Answer<ClusterLine> connected =
          lines.openToCollect(
              scan.cluster(),
              Errand.scan(scan.id(), by),
              progress.cutoff(),
              () -> known.join().systemLabel());
      BoundaryPolicy policy = known.join();
      Duration connect = Duration.between(began, clock.instant());
      if (connected instanceof Answer.Read<ClusterLine>(ClusterLine opened)) {
        try (ClusterLine line = opened) {
          Run run = new Run(scan, lease, by, policy, progress);
          progress.enter(ScanPhase.COLLECTING);
          Answer<Inventory> collected =
              collector.collect(
                  line,
                  before.join().facts(),
                  before.join().nodes(),
                  run.policy().systemLabel(),
                  progress);
          Duration collect = Duration.between(began, clock.instant()).minus(connect);
          finish(run, line, collected, connect, collect);
        }
      } else {
        nothing(new Run(scan, lease, by, policy, progress), Troubles.of(connected));
      }
    }
  }

  private void finish(
      Run run, ClusterLine line, Answer<Inventory> collected, Duration connect, Duration collect) {
    Scan scan = run.scan();
    if (run.progress().cancelled()
        || !(collected instanceof Answer.Read<Inventory>(var inventory))) {
      nothing(run, collected.read().isPresent() ? null : Troubles.of(collected));
      return;
    }
    Actor portal = Actor.portal("scan");
    ObservedIdentity observed = observed(line, inventory);
    if (!identities.isKnownAgain(portal, scan.cluster(), observed)) {
      // Something may be written of the identity, which is for a run that has its lease.
      if (!open.runs(scan.id(), run.lease())) {
        return;
      }
      if (identities.compare(portal, scan.cluster(), observed)
          instanceof IdentityComparison.Changed changed) {
        nothing(run, changed.trouble());
        return;
      }
    }
    Instant evaluating = clock.instant();
    Evaluated evaluated = evaluate(scan, run.policy(), inventory);
    Duration evaluate = Duration.between(evaluating, clock.instant());
    run.progress().enter(ScanPhase.RECORDING);
    ending.read(
        scan,
        run.lease(),
        evaluated,
        Results.of(evaluated, run.policy(), new Scan.Timing(connect, collect, evaluate)),
        run.by());
  }

  /** Facts older than the re-inspection period are read again, so they do not count as known. */
  private Before before(Scan scan, BoundaryPolicy policy) {
    Instant now = clock.instant();
    Instant fresh = now.minus(policy.reinspection());
    return new Before(
        containers.present(scan.cluster()).values().stream()
            .filter(f -> f.inspectedAt().isAfter(fresh))
            .collect(Collectors.toMap(ContainerFacts::id, f -> f)),
        nodes.known(scan.cluster(), began(scan)));
  }

  /** Who is out of service is asked as of an instant that is kept, so that it can be told later. */
  private static Instant began(Scan scan) {
    return Objects.requireNonNull(scan.startedAt());
  }

  private Evaluated evaluate(Scan scan, BoundaryPolicy policy, Inventory inventory) {
    Set<String> joined =
        Stream.concat(
                inventory.containers().stream().map(Sighting::pidMode),
                inventory.gone().stream().map(ContainerFacts::pidMode))
            .filter(PidMode.Joined.class::isInstance)
            .map(mode -> ((PidMode.Joined) mode).target())
            .collect(Collectors.toSet());
    Remembered remembered =
        Remembered.of(
            Stream.concat(
                    containers.chain(scan.cluster(), joined).stream(), inventory.gone().stream())
                .toList());
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

  /** Records why nothing was read, unless the scan was stopped: then who stopped it does. */
  private void nothing(Run run, @Nullable Trouble trouble) {
    if (run.progress().cancelled() || trouble == null) {
      return;
    }
    ending.nothingRead(run.scan(), ScanStatus.FAILED, trouble.sentence(), trouble.kind(), run.by());
  }
}
