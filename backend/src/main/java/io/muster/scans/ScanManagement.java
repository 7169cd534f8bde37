package io.muster.scans;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.NotFound;
import io.muster.shared.ScanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asking for scans and calling them off. */
@Component
public class ScanManagement {

  private static final Role[] MAY_SCAN = {Role.OPERATOR, Role.ISSO, Role.ADMINISTRATOR};

  private final Scans scans;
  private final Clusters clusters;
  private final ScanEnding ending;
  private final ScanQueue queue;
  private final ApplicationEventPublisher events;

  ScanManagement(
      Scans scans,
      Clusters clusters,
      ScanEnding ending,
      ScanQueue queue,
      ApplicationEventPublisher events) {
    this.scans = scans;
    this.clusters = clusters;
    this.ending = ending;
    this.events = events;
    this.queue = queue;
  }

  /** Whether the actor may ask for scans in the boundary and call them off. */
  public static boolean mayScan(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, MAY_SCAN);
  }

  /** Where the actor may scan. */
  static Scope scopeToScan(Actor actor) {
    return actor.scopeAs(MAY_SCAN);
  }

  /**
   * Asks for a scan. While one of the cluster is open, that one is the answer; if it still waits it
   * goes before what schedules asked for.
   *
   * @throws NotFound if the cluster is not in the actor's scope
   * @throws Forbidden if the actor's roles do not allow it
   * @throws Conflict if the cluster is retired
   */
  @Transactional
  public Scan request(Actor actor, ClusterId id) {
    Cluster cluster = clusters.get(id, actor.scope());
    actor.require(cluster.boundaryId(), MAY_SCAN);
    if (cluster.isRetired()) {
      throw new Conflict("The cluster is retired; it is scanned no more.");
    }
    ScanQueue.Asked asked = queue.ask(cluster, actor.who(), Urgency.PERSON);
    if (asked.added()) {
      events.publishEvent(
          new ScanRequested(asked.scan().id(), id, cluster.boundaryId(), actor.who()));
    }
    return asked.scan();
  }

  /**
   * Calls a scan off. It stops asking the cluster and leaves no result.
   *
   * @throws NotFound if the scan is not in the actor's scope
   * @throws Forbidden if the actor's roles do not allow it
   * @throws Conflict if it has ended already
   */
  @Transactional
  public void cancel(Actor actor, ScanId id) {
    Scan scan = scans.get(id, actor.scope());
    actor.require(scan.boundary(), MAY_SCAN);
    if (!end(actor, scan)) {
      throw new Conflict("The scan has ended already.");
    }
  }

  /** The same for one of many: whether it was still open, and the actor may. */
  boolean cancelIfOpen(Actor actor, ScanId id) {
    Scan scan = scans.get(id, actor.scope());
    return mayScan(actor, scan.boundary()) && end(actor, scan);
  }

  private boolean end(Actor actor, Scan scan) {
    return ending.nothingRead(
        scan, ScanStatus.CANCELLED, "Cancelled by " + actor.username() + ".", null, actor.who());
  }
}
