package io.muster.scans;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.evaluation.Evaluated;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ScanId;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Scans that a test begins and ends itself, telling what they saw. */
@TestComponent
public class ScansByHand {

  private static final UUID LEASE = UUID.randomUUID();
  private static final Actor PORTAL = Actor.portal("test");

  private final Scans scans;
  private final ScanEnding ending;
  private final Boundaries boundaries;
  private final Clock clock;

  ScansByHand(Scans scans, ScanEnding ending, Boundaries boundaries, Clock clock) {
    this.scans = scans;
    this.ending = ending;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  /** A scan that runs, asked for while the cluster is in that boundary. */
  Scan running(Cluster cluster, BoundaryId in) {
    ScanId id =
        scans
            .queue(
                Map.of(cluster.id(), in),
                Requester.of(PORTAL.who()),
                Urgency.PERSON,
                1,
                clock.instant())
            .iterator()
            .next();
    scans.start(id, LEASE, "by hand", clock.instant());
    return scans.get(id, Scope.EVERYTHING);
  }

  /** Records what it saw. */
  Scan end(Scan scan, Seen seen) {
    return end(scan, seen.scan());
  }

  private Scan end(Scan scan, Evaluated evaluated) {
    Scan.Timing timing = new Scan.Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    ending.read(
        scan,
        LEASE,
        evaluated,
        Results.of(evaluated, boundaries.policyOf(scan.boundary()), timing));
    return scans.get(scan.id(), Scope.EVERYTHING);
  }

  /** A whole scan. */
  public Scan of(Cluster cluster, Seen seen) {
    return of(cluster, seen.scan());
  }

  /** A whole scan of which all is told. */
  public Scan of(Cluster cluster, Evaluated evaluated) {
    return end(running(cluster, cluster.boundaryId()), evaluated);
  }
}
