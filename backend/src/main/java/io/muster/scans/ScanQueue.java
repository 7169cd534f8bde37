package io.muster.scans;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.muster.audit.Who;
import io.muster.clusters.Cluster;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The scans that wait for a place. Each stands in its row and as an execution of db-scheduler, both
 * written in one transaction; any instance of the portal may take it up. Whether the asker may ask
 * is not decided here.
 */
@Component
public class ScanQueue {

  /** The name of db-scheduler's task. */
  static final String TASK = "scan";

  private final Scans scans;
  private final ScanStages stages;
  private final JdbcClient database;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ScanQueue(
      Scans scans,
      ScanStages stages,
      JdbcClient database,
      ObjectProvider<SchedulerClient> scheduler,
      ApplicationEventPublisher events,
      Clock clock) {
    this.scans = scans;
    this.stages = stages;
    this.database = database;
    this.scheduler = scheduler;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What asking led to.
   *
   * @param added whether the scan is a new one, rather than the one that was open
   */
  public record Asked(Scan scan, boolean added) {}

  /** Asks for a scan. While one of the cluster is open that one is the answer, raised if queued. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Asked ask(Cluster cluster, Who by, Urgency urgency) {
    return askAll(List.of(cluster), by, urgency).get(cluster.id());
  }

  /**
   * Asks for a scan of each; what comes back may lack one that was asked for and ended meanwhile.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<ClusterId, Asked> askAll(Collection<Cluster> clusters, Who by, Urgency urgency) {
    Map<ClusterId, BoundaryId> wanted = new LinkedHashMap<>();
    clusters.forEach(c -> wanted.put(c.id(), c.boundaryId()));
    return ask(wanted, Requester.of(by), urgency, 1);
  }

  /** Asks again for a scan that broke off through no fault of its cluster. */
  @Transactional(propagation = Propagation.MANDATORY)
  void again(Scan broken, BoundaryId boundary) {
    ask(
        Map.of(broken.cluster(), boundary),
        scans.requester(broken.id()),
        broken.urgency(),
        broken.attempt() + 1);
  }

  private Map<ClusterId, Asked> ask(
      Map<ClusterId, BoundaryId> wanted, Requester by, Urgency urgency, int attempt) {
    Map<ClusterId, Asked> asked = new LinkedHashMap<>();
    Map<ClusterId, BoundaryId> left = new LinkedHashMap<>(wanted);
    while (!left.isEmpty()) {
      List<Scan> added = scans.queue(left, by, urgency, attempt, clock.instant());
      schedule(added.stream().map(Scan::id).toList(), urgency);
      for (Scan scan : added) {
        asked.put(scan.cluster(), new Asked(scan, true));
        left.remove(scan.cluster());
      }
      if (!left.isEmpty()) {
        Map<ClusterId, Scan> open = scans.open(left.keySet(), Scope.EVERYTHING);
        raise(open.values(), urgency);
        open.forEach((c, scan) -> asked.put(c, new Asked(scan, false)));
        // One that was open and has ended in between makes room: ask for it once more.
        left.keySet().removeAll(open.keySet());
      }
    }
    List<ScanId> all = asked.values().stream().map(a -> a.scan().id()).toList();
    stages.signal(all);
    events.publishEvent(new ScansQueued(all));
    return asked;
  }

  /** Sees to it that each of the scans stands in an execution that is due now. */
  void schedule(Collection<ScanId> queued, Urgency urgency) {
    if (!queued.isEmpty()) {
      database
          .sql(
              """
              insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
              select :task, instance, :now, false, 1, :priority from unnest(:scans::text[]) as r(instance)
              on conflict (task_name, task_instance) do update
                set execution_time = excluded.execution_time
                where not scheduled_tasks.picked
                  and scheduled_tasks.execution_time > excluded.execution_time
              """)
          .param("task", TASK)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("priority", urgency.priority())
          .param("scans", queued.stream().map(ScanId::toString).toArray(String[]::new))
          .update();
    }
  }

  /** Removes the execution of a scan that has ended, unless an instance has taken it up. */
  void unschedule(ScanId ended) {
    database
        .sql(
            "delete from scheduled_tasks where task_name = :task and task_instance = :scan and not"
                + " picked")
        .param("task", TASK)
        .param("scan", ended.toString())
        .update();
  }

  private void raise(Collection<Scan> open, Urgency urgency) {
    List<Scan> lower =
        open.stream()
            .filter(s -> s.status() == ScanStatus.QUEUED)
            .filter(s -> s.urgency().priority() < urgency.priority())
            .toList();
    if (!lower.isEmpty()) {
      scans.raise(lower.stream().map(Scan::id).toList(), urgency);
      database
          .sql(
              """
              update scheduled_tasks set priority = :priority, execution_time = least(execution_time, :now)
              where task_name = :task and task_instance = any(:scans) and not picked
              """)
          .param("priority", urgency.priority())
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("task", TASK)
          .param("scans", lower.stream().map(s -> s.id().toString()).toArray(String[]::new))
          .update();
    }
  }

  /** Calls the next of those that found no place: a place is free. */
  void callNext(BoundaryId boundary) {
    int called =
        database
            .sql(
                """
                update scheduled_tasks set execution_time = :now
                where task_name = :task and not picked and execution_time > :now and task_instance in (
                  (select id::text from scan where status = 'QUEUED' and boundary_id = :boundary
                    order by case urgency when 'PERSON' then 0 when 'WATCH' then 1 else 2 end, requested_at
                    limit 2)
                  union
                  (select id::text from scan where status = 'QUEUED'
                    order by case urgency when 'PERSON' then 0 when 'WATCH' then 1 else 2 end, requested_at
                    limit 2))
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("task", TASK)
            .param("boundary", boundary.value())
            .update();
    if (called > 0) {
      look();
    }
  }

  /**
   * Whether this instance takes up what is due. What it runs goes on either way. To be said now and
   * then: the scheduler waits by the clock, so it sleeps on when that is set back.
   */
  void takeUp(boolean goOn) {
    if (scheduler.getObject() instanceof Scheduler here) {
      if (here.getSchedulerState().isPaused() == goOn) {
        if (goOn) {
          here.resume();
        } else {
          here.pause();
        }
      }
      if (goOn) {
        look();
      }
    }
  }

  /** Lets this instance look at once for what is due. */
  void look() {
    if (scheduler.getObject() instanceof Scheduler here) {
      here.triggerCheckForDueExecutions();
    }
  }

  /** Before all else that comes after the commit: somebody waits. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(ScansQueued queued) {
    look();
  }
}
