package io.muster.scans;

import io.muster.audit.Who;
import io.muster.database.ClockGuard;
import io.muster.evaluation.Evaluated;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.Reading;
import io.muster.inventory.RememberedContainers;
import io.muster.inventory.RememberedNodes;
import io.muster.inventory.Sighting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records how a scan ended, in one transaction with all that follows from it: the inventory, the
 * ledger, the posture and the audit line take effect together or not at all.
 */
@Component
class ScanEnding {

  private final Scans scans;
  private final Sightings sightings;
  private final RememberedContainers containers;
  private final RememberedNodes nodes;
  private final ClockGuard clocks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ScanEnding(
      Scans scans,
      Sightings sightings,
      RememberedContainers containers,
      RememberedNodes nodes,
      ClockGuard clocks,
      ApplicationEventPublisher events,
      Clock clock) {
    this.scans = scans;
    this.sightings = sightings;
    this.containers = containers;
    this.nodes = nodes;
    this.clocks = clocks;
    this.events = events;
    this.clock = clock;
  }

  /** Records what was read; does nothing if the scan was called off meanwhile. */
  @Transactional
  void read(Scan scan, Evaluated evaluated, Scan.Result result) {
    clocks.check();
    Instant at = clock.instant();
    ScanStatus status = evaluated.complete() ? ScanStatus.COMPLETED : ScanStatus.INCOMPLETE;
    String reason = ScanReason.of(evaluated);
    if (!scans.end(scan.id(), status, at, reason, result)) {
      return;
    }
    containers.remember(scan.cluster(), readNow(evaluated));
    nodes.record(scan.cluster(), evaluated.inventory(), at);
    sightings.record(scan.cluster(), evaluated, at);
    publish(scan, status, at, Optional.of(evaluated), reason, scans.requester(scan.id()).who());
  }

  /** Records that nothing was read; whether the scan was still open. */
  @Transactional
  boolean nothingRead(Scan scan, ScanStatus status, String reason, Who by) {
    clocks.check();
    Instant at = clock.instant();
    if (!scans.end(scan.id(), status, at, reason, null)) {
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
            by));
  }

  private static List<ContainerFacts> readNow(Evaluated evaluated) {
    return evaluated.inventory().containers().stream()
        .map(Sighting::reading)
        .flatMap(
            reading ->
                reading instanceof Reading.Known(ContainerFacts facts, boolean carried) && !carried
                    ? Stream.of(facts)
                    : Stream.empty())
        .toList();
  }
}
