package io.muster.scans;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.ScanId;
import io.muster.shared.ScanRunId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asking for scans of many clusters at once, and calling them off. */
@Component
public class ScanRunManagement {

  private final ScanRuns runs;
  private final ScanQueue queue;
  private final ScanManagement scans;
  private final Clusters clusters;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ScanRunManagement(
      ScanRuns runs,
      ScanQueue queue,
      ScanManagement scans,
      Clusters clusters,
      ApplicationEventPublisher events,
      Clock clock) {
    this.runs = runs;
    this.queue = queue;
    this.scans = scans;
    this.clusters = clusters;
    this.events = events;
    this.clock = clock;
  }

  /** Those of the clusters that are in use and that the actor may scan. */
  @Transactional(readOnly = true)
  public List<Cluster> scannable(Actor actor, Collection<ClusterId> wanted) {
    Set<ClusterId> some = new HashSet<>(wanted);
    return clusters.list(actor.scope(), ClusterFilter.IN_USE).stream()
        .filter(c -> some.contains(c.id()))
        .filter(c -> ScanManagement.mayScan(actor, c.boundaryId()))
        .toList();
  }

  /**
   * Asks for a scan of each of the clusters that the actor may scan; where one is open already it
   * belongs to the run too.
   *
   * @param what which clusters are meant, in words
   * @throws Invalid if there is no cluster
   * @throws Forbidden if the actor may scan none of them
   */
  @Transactional
  public ScanRun request(Actor actor, Collection<ClusterId> wanted, String what) {
    if (wanted.isEmpty()) {
      throw new Invalid("clusters", "No cluster is meant by this.");
    }
    List<Cluster> some = scannable(actor, wanted);
    if (some.isEmpty()) {
      throw new Forbidden("You may scan none of these clusters.");
    }
    Map<ClusterId, ScanQueue.Asked> asked = queue.askAll(some, actor.who(), Urgency.PERSON);
    ScanRunId id = ScanRunId.random();
    runs.add(id, what, Requester.of(actor.who()), clock.instant(), asked);
    int open = (int) asked.values().stream().filter(a -> !a.added()).count();
    events.publishEvent(new ScanRunRequested(id, what, asked.size(), open, actor.who()));
    return runs.get(id, Scope.EVERYTHING);
  }

  /**
   * Calls off what has not ended of a run, as far as the actor may.
   *
   * @return how many scans that were
   * @throws NotFound if the run is not in the actor's scope
   * @throws Forbidden if the actor may scan none of its clusters
   */
  @Transactional
  public int cancel(Actor actor, ScanRunId id) {
    runs.get(id, actor.scope());
    Scope may = ScanManagement.scopeToScan(actor);
    if (!runs.touches(id, may)) {
      throw new Forbidden("You may call off none of these scans.");
    }
    int cancelled = 0;
    for (ScanId scan : runs.open(id, may)) {
      cancelled += scans.cancelIfOpen(actor, scan) ? 1 : 0;
    }
    return cancelled;
  }
}
