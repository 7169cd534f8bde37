package io.muster.scans;

import io.muster.audit.Who;
import io.muster.clusters.Turns;
import io.muster.clusters.Whereabouts;
import io.muster.connection.Trouble;
import io.muster.credentials.VaultOpenings;
import io.muster.database.ClockGuard;
import io.muster.evaluation.Evaluated;
import io.muster.inventory.RememberedContainers;
import io.muster.inventory.RememberedNodes;
import io.muster.shared.BoundaryId;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records how a scan ended, in one transaction with all that follows from it: the inventory, the
 * ledger, the posture and the audit line take effect together or not at all.
 */
@Component
class ScanEnding {

  private static final String MOVED =
      "The cluster moved to another boundary while this scan ran. Nothing of it was kept: scan"
          + " again.";
  private static final String RETIRED =
      "The cluster was retired while this scan ran. Nothing of it was kept.";

  private final Turns turns;
  private final Whereabouts whereabouts;
  private final Scans scans;
  private final Sightings sightings;
  private final RememberedContainers containers;
  private final RememberedNodes nodes;
  private final ClockGuard clocks;
  private final ApplicationEventPublisher events;
  private final ScanStages stages;
  private final VaultOpenings openings;
  private final Clock clock;

  ScanEnding(
      Turns turns,
      Whereabouts whereabouts,
      Scans scans,
      Sightings sightings,
      RememberedContainers containers,
      RememberedNodes nodes,
      ClockGuard clocks,
      ScanStages stages,
      VaultOpenings openings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.turns = turns;
    this.whereabouts = whereabouts;
    this.scans = scans;
    this.sightings = sightings;
    this.containers = containers;
    this.nodes = nodes;
    this.clocks = clocks;
    this.events = events;
    this.stages = stages;
    this.openings = openings;
    this.clock = clock;
  }

  /**
   * Records what was read, in the cluster's turn: what happens beside it goes first or comes after.
   * Does nothing if the scan was called off meanwhile, and fails it if the cluster is no longer
   * where it was when the scan was asked for.
   *
   * @param lease of the run that read it: one that was given up meanwhile records nothing
   * @param by who asked for the scan
   */
  @Transactional
  void read(Scan scan, UUID lease, Evaluated evaluated, Scan.Result result, Who by) {
    clocks.check();
    Instant at = turns.take(scan.cluster(), clock.instant());
    Optional<BoundaryId> now = whereabouts.of(scan.cluster());
    if (now.filter(scan.boundary()::equals).isEmpty()) {
      nothingRead(scan, ScanStatus.FAILED, now.isEmpty() ? RETIRED : MOVED, null, by);
      return;
    }
    ScanStatus status = evaluated.complete() ? ScanStatus.COMPLETED : ScanStatus.INCOMPLETE;
    String reason = ScanReason.of(evaluated);
    if (!scans.end(scan.id(), lease, status, at, reason, result)) {
      return;
    }
    containers.remember(scan.cluster(), evaluated.inventory().readNow());
    nodes.record(scan.cluster(), evaluated.inventory(), at);
    sightings.record(scan.cluster(), evaluated, at);
    publish(scan, status, at, Optional.of(evaluated), reason, by);
  }

  /**
   * Records that nothing was read; whether the scan was still open.
   *
   * @param trouble what was wrong with the cluster, or null if it is not to blame
   */
  @Transactional
  boolean nothingRead(
      Scan scan, ScanStatus status, String reason, Trouble.@Nullable Kind trouble, Who by) {
    clocks.check();
    Instant at = turns.take(scan.cluster(), clock.instant());
    if (!scans.end(scan.id(), status, at, reason, trouble)) {
      return false;
    }
    publish(scan, status, at, Optional.empty(), reason, by);
    return true;
  }

  private void publish(
      Scan scan,
      ScanStatus status,
      Instant at,
      Optional<Evaluated> evaluated,
      String reason,
      Who by) {
    stages.ended(scan.id());
    events.publishEvent(
        new ScanEnded(
            scan.id(),
            scan.cluster(),
            scan.boundary(),
            Objects.requireNonNullElse(scan.startedAt(), scan.requestedAt()),
            at,
            status,
            evaluated,
            reason,
            openings.ofScan(scan.id()),
            by));
  }
}
