package io.muster.watches;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.Scan;
import io.muster.scans.ScanQueue;
import io.muster.scans.ScanStatus;
import io.muster.scans.Scans;
import io.muster.scans.Urgency;
import io.muster.shared.ClusterId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for scans because of what was heard. */
@Component
class AskedScans {

  private static final Actor PORTAL = Actor.portal("watch");

  private final Clusters clusters;
  private final Scans scans;
  private final ScanQueue queue;
  private final Leases leases;
  private final Clock clock;

  AskedScans(Clusters clusters, Scans scans, ScanQueue queue, Leases leases, Clock clock) {
    this.clusters = clusters;
    this.scans = scans;
    this.queue = queue;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Asks for a scan that begins after this instant.
   *
   * @return false if one that began before is still running, so that none can be asked for yet
   */
  @Transactional
  boolean ask(ClusterId id, String holder) {
    Optional<Cluster> cluster = clusters.find(id, Scope.EVERYTHING).filter(c -> !c.isRetired());
    if (cluster.isEmpty()) {
      return true;
    }
    if (scans.open(id, Scope.EVERYTHING).filter(AskedScans::hasBegun).isPresent()) {
      return false;
    }
    ScanQueue.Asked asked = queue.ask(cluster.get(), PORTAL.who(), Urgency.WATCH);
    leases.asked(id, holder, clock.instant());
    return asked.added() || !hasBegun(asked.scan());
  }

  private static boolean hasBegun(Scan scan) {
    return scan.status() == ScanStatus.RUNNING;
  }
}
