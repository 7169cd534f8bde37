package io.muster.watches;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterRetired;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.ScanManagement;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opting in to being watched, and out of it. Who may ask for scans may do both. */
@Component
public class WatchManagement {

  private final Clusters clusters;
  private final Watches watches;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  WatchManagement(
      Clusters clusters, Watches watches, ApplicationEventPublisher events, Clock clock) {
    this.clusters = clusters;
    this.watches = watches;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Has the cluster watched from now on. If it is watched already, that watch is the answer.
   * Whether it can be reached shows afterwards.
   *
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor may ask for scans of it
   * @throws Conflict if the cluster is retired
   */
  @Transactional
  public Watch begin(Actor actor, ClusterId id) {
    Cluster cluster = locked(actor, id);
    Optional<Watch> already = watches.of(id, actor.scope());
    if (already.isPresent()) {
      return already.get();
    }
    Instant now = clock.instant();
    Watch watch = new Watch(id, now, actor.username());
    watches.add(watch);
    events.publishEvent(new WatchEvent.Begun(id, cluster.boundaryId(), now, actor.who()));
    return watch;
  }

  /**
   * Stops watching the cluster.
   *
   * @throws NotFound if the cluster does not exist for the actor, or is not watched
   * @throws Forbidden unless the actor may ask for scans of it
   * @throws Conflict if the cluster is retired
   */
  @Transactional
  public void end(Actor actor, ClusterId id) {
    Cluster cluster = locked(actor, id);
    Watch watch =
        watches
            .of(id, actor.scope())
            .orElseThrow(() -> new NotFound("This cluster is not watched."));
    Instant at = watches.end(watch, clock.instant(), actor.username());
    events.publishEvent(new WatchEvent.Ended(id, cluster.boundaryId(), at, actor.who()));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(ClusterRetired retired) {
    watches
        .of(retired.cluster(), Scope.EVERYTHING)
        .map(watch -> watches.end(watch, retired.at(), retired.who().name()))
        .ifPresent(
            at ->
                events.publishEvent(
                    new WatchEvent.Ended(
                        retired.cluster(), retired.boundary(), at, retired.who())));
  }

  private Cluster locked(Actor actor, ClusterId id) {
    Cluster cluster = clusters.lock(id, actor.scope());
    if (!ScanManagement.mayScan(actor, cluster.boundaryId())) {
      throw new Forbidden("Only who may ask for scans of this cluster may have it watched.");
    }
    if (cluster.isRetired()) {
      throw new Conflict("The cluster is retired; it is not watched.");
    }
    return cluster;
  }
}
