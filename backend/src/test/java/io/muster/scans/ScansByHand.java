package io.muster.scans;

import io.muster.audit.Who;
import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.Turns;
import io.muster.clusters.Whereabouts;
import io.muster.credentials.VaultOpenings;
import io.muster.database.ClockGuard;
import io.muster.evaluation.Evaluated;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.RememberedContainers;
import io.muster.inventory.RememberedNodes;
import io.muster.shared.BoundaryId;
import io.muster.shared.ScanId;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Scans that a test begins and ends itself, telling what they saw, and when if it is not now. */
@TestComponent
public class ScansByHand {

  private static final UUID LEASE = UUID.randomUUID();
  private static final Actor PORTAL = Actor.portal("test");
  private static final Scan.Timing NO_TIME =
      new Scan.Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private final Turns turns;
  private final Whereabouts whereabouts;
  private final Scans scans;
  private final Sightings sightings;
  private final RememberedContainers containers;
  private final RememberedNodes nodes;
  private final ClockGuard clocks;
  private final ScanStages stages;
  private final VaultOpenings openings;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Boundaries boundaries;
  private final Clock clock;

  ScansByHand(
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
      TransactionTemplate transaction,
      Boundaries boundaries,
      Clock clock) {
    this.turns = turns;
    this.whereabouts = whereabouts;
    this.scans = scans;
    this.sightings = sightings;
    this.containers = containers;
    this.nodes = nodes;
    this.clocks = clocks;
    this.stages = stages;
    this.openings = openings;
    this.events = events;
    this.transaction = transaction;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  /** A scan that runs, asked for while the cluster is in that boundary. */
  public Scan running(Cluster cluster, BoundaryId in) {
    return running(cluster, in, clock.instant());
  }

  private Scan running(Cluster cluster, Instant at) {
    return running(cluster, whereabouts.of(cluster.id()).orElse(cluster.boundaryId()), at);
  }

  private Scan running(Cluster cluster, BoundaryId in, Instant at) {
    ScanId id =
        scans
            .queue(Map.of(cluster.id(), in), Requester.of(PORTAL.who()), Urgency.PERSON, 1, at)
            .getFirst()
            .id();
    scans.start(id, LEASE, "by hand", at);
    return scans.get(id, Scope.EVERYTHING);
  }

  /** Records what it saw. */
  public Scan end(Scan scan, Seen seen) {
    return end(scan, seen.scan(), clock.instant());
  }

  private Scan end(Scan scan, Evaluated evaluated, Instant at) {
    Scan.Result result = Results.of(evaluated, boundaries.policyOf(scan.boundary()), NO_TIME);
    Who by = scans.requester(scan.id()).who();
    transaction.executeWithoutResult(t -> endingAt(at).read(scan, LEASE, evaluated, result, by));
    return scans.get(scan.id(), Scope.EVERYTHING);
  }

  /** A whole scan. */
  public Scan of(Cluster cluster, Seen seen) {
    return of(cluster, seen.scan());
  }

  /** A whole scan of which all is told. */
  public Scan of(Cluster cluster, Evaluated evaluated) {
    return of(cluster, evaluated, clock.instant());
  }

  /** A whole scan at another instant than now; none after it may be earlier. */
  public Scan of(Cluster cluster, Seen seen, Instant at) {
    return of(cluster, seen.scan(), at);
  }

  /** A whole scan of which all is told, at another instant than now. */
  public Scan of(Cluster cluster, Evaluated evaluated, Instant at) {
    return end(running(cluster, at), evaluated, at);
  }

  /** A scan that read nothing. */
  public Scan failed(Cluster cluster, String reason, Instant at) {
    return nothing(cluster, ScanStatus.FAILED, reason, at);
  }

  /** A scan that a person stopped. */
  public Scan cancelled(Cluster cluster, Instant at) {
    return nothing(cluster, ScanStatus.CANCELLED, "Cancelled", at);
  }

  private Scan nothing(Cluster cluster, ScanStatus status, String reason, Instant at) {
    Scan scan = running(cluster, at);
    transaction.executeWithoutResult(
        t -> endingAt(at).nothingRead(scan, status, reason, null, PORTAL.who()));
    return scans.get(scan.id(), Scope.EVERYTHING);
  }

  private ScanEnding endingAt(Instant at) {
    return new ScanEnding(
        turns,
        whereabouts,
        scans,
        sightings,
        containers,
        nodes,
        clocks,
        stages,
        openings,
        events,
        Clock.fixed(at, ZoneOffset.UTC));
  }
}
