package io.muster.schedules;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterEdited;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.ClusterRegistered;
import io.muster.clusters.ClusterRetired;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.Scan;
import io.muster.scans.ScanEnded;
import io.muster.scans.ScanQueue;
import io.muster.scans.Scans;
import io.muster.scans.Urgency;
import io.muster.shared.ClusterId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans the next scan of each cluster, and asks for it when its time has come. */
@Component
class Planner {

  /** A run that begins later than this after its time was missed. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  /** Nobody counts further than this. */
  private static final int MOST_MISSED = 1000;

  private final Schedules schedules;
  private final PlannedRuns runs;
  private final Circuits circuits;
  private final Clusters clusters;
  private final Scans scans;
  private final ScanQueue queue;
  private final Clock clock;
  private final RandomGenerator chance = new SecureRandom();

  Planner(
      Schedules schedules,
      PlannedRuns runs,
      Circuits circuits,
      Clusters clusters,
      Scans scans,
      ScanQueue queue,
      Clock clock) {
    this.schedules = schedules;
    this.runs = runs;
    this.circuits = circuits;
    this.clusters = clusters;
    this.scans = scans;
    this.queue = queue;
    this.clock = clock;
  }

  /** Plans the next scan of these clusters anew. */
  @Transactional
  void plan(Collection<Cluster> some) {
    List<Schedule> said = schedules.list(Scope.EVERYTHING);
    Map<ClusterId, Circuit> troubled = circuits.of(some.stream().map(Cluster::id).toList());
    Map<ClusterId, Instant> planned = new HashMap<>();
    for (Cluster cluster : some) {
      next(cluster, Schedules.of(cluster, said), troubled.get(cluster.id()))
          .ifPresentOrElse(t -> planned.put(cluster.id(), t), () -> runs.forget(cluster.id()));
    }
    if (!planned.isEmpty()) {
      runs.plan(planned);
    }
  }

  /** Plans what stands unplanned, as after an upgrade, and what should be tried sooner. */
  @Transactional
  void sweep() {
    List<Cluster> all = clusters.list(Scope.EVERYTHING, ClusterFilter.IN_USE);
    List<ClusterId> ids = all.stream().map(Cluster::id).toList();
    Map<ClusterId, Instant> planned = runs.next(ids);
    Map<ClusterId, Circuit> troubled = circuits.of(ids);
    plan(
        all.stream()
            .filter(
                c ->
                    !planned.containsKey(c.id())
                        || troubled.containsKey(c.id())
                            && planned.get(c.id()).isAfter(troubled.get(c.id()).nextTryAt()))
            .toList());
  }

  /**
   * Asks for a cluster's scan, since its time has come.
   *
   * @param planned the time
   * @return the next time, empty if the cluster is scanned no more
   */
  @Transactional
  Optional<Instant> run(ClusterId id, Instant planned) {
    Cluster cluster = clusters.find(id, Scope.EVERYTHING).orElse(null);
    if (cluster == null || cluster.isRetired()) {
      return Optional.empty();
    }
    Schedule schedule = schedules.of(cluster, Scope.EVERYTHING);
    Timetable timetable = schedule.timetable();
    Instant now = clock.instant();
    if (schedule.pausedAt(now)) {
      return timetable.moved(schedule.pause().until(), chance);
    }
    if (!timetable.permits(now)) {
      return timetable.moved(now, chance);
    }
    if (planned.isBefore(now.minus(GRACE))) {
      int missed =
          (int) timetable.nominal(planned, MOST_MISSED).stream().filter(now::isAfter).count();
      runs.noteMissed(id, planned, missed + 1, now);
    }
    queue.ask(cluster, Actor.portal("schedule").who(), Urgency.SCHEDULE);
    return timetable.next(now, chance);
  }

  private Optional<Instant> next(Cluster cluster, Schedule schedule, Circuit circuit) {
    Instant now = clock.instant();
    Timetable timetable = schedule.timetable();
    Instant last = scans.last(cluster.id(), Scope.EVERYTHING).map(Scan::requestedAt).orElse(now);
    Optional<Instant> regular =
        timetable
            .next(last, chance)
            .flatMap(t -> t.isBefore(now) ? timetable.moved(now, chance) : Optional.of(t));
    Optional<Instant> next =
        circuit == null
            ? regular
            : timetable
                .permitted(circuit.nextTryAt().isBefore(now) ? now : circuit.nextTryAt())
                .map(
                    t ->
                        circuit.open() || regular.isEmpty() || t.isBefore(regular.get())
                            ? t
                            : regular.get());
    return next.flatMap(
        t ->
            schedule.pausedAt(t)
                ? timetable.moved(schedule.pause().until(), chance)
                : Optional.of(t));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(ClusterRegistered registered) {
    clusters.find(registered.cluster(), Scope.EVERYTHING).ifPresent(c -> plan(List.of(c)));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(ClusterEdited edited) {
    if (edited.boundaryChanged() || !edited.before().labels().equals(edited.after().labels())) {
      clusters.find(edited.cluster(), Scope.EVERYTHING).ifPresent(c -> plan(List.of(c)));
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(ClusterRetired retired) {
    runs.forget(retired.cluster());
  }

  /** A cluster that could not be read is tried sooner than planned, and then later and later. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(ScanEnded ended) {
    boolean replan =
        switch (ended.status()) {
          case FAILED -> {
            boolean itsFault =
                scans
                    .find(ended.scan(), Scope.EVERYTHING)
                    .filter(s -> s.trouble() != null)
                    .isPresent();
            if (itsFault) {
              circuits.failed(ended.cluster(), ended.at(), ended.reason());
            }
            yield itsFault;
          }
          case COMPLETED, INCOMPLETE -> circuits.read(ended.cluster());
          case CANCELLED, QUEUED, RUNNING -> false;
        };
    if (replan) {
      clusters
          .find(ended.cluster(), Scope.EVERYTHING)
          .filter(c -> !c.isRetired())
          .ifPresent(c -> plan(List.of(c)));
    }
  }
}
