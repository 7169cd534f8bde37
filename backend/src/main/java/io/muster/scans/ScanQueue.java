package io.muster.scans;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.muster.audit.Who;
import io.muster.clusters.Cluster;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
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
    return ask(cluster.id(), cluster.boundaryId(), Requester.of(by), urgency, 1);
  }

  /** Asks again for a scan that broke off through no fault of its cluster. */
  @Transactional(propagation = Propagation.MANDATORY)
  Asked again(Scan broken, BoundaryId boundary) {
    return ask(
        broken.cluster(),
        boundary,
        scans.requester(broken.id()),
        broken.urgency(),
        broken.attempt() + 1);
  }

  private Asked ask(
      ClusterId cluster, BoundaryId boundary, Requester by, Urgency urgency, int attempt) {
    while (true) {
      Optional<Scan> open = scans.open(cluster, Scope.EVERYTHING);
      if (open.isPresent()) {
        raise(open.get(), urgency);
        return new Asked(scans.get(open.get().id(), Scope.EVERYTHING), false);
      }
      ScanId scan = ScanId.random();
      if (scans.queue(scan, cluster, boundary, by, urgency, attempt, clock.instant())) {
        schedule(scan, urgency);
        stages.signal(List.of(scan));
        events.publishEvent(new ScanQueued(scan, cluster, boundary));
        return new Asked(scans.get(scan, Scope.EVERYTHING), true);
      }
    }
  }

  /** Puts a scan that stands in no execution back into one. */
  void schedule(ScanId scan, Urgency urgency) {
    scheduler
        .getObject()
        .scheduleIfNotExists(
            new TaskInstance.Builder<Void>(TASK, scan.toString())
                .priority(urgency.priority())
                .build(),
            clock.instant());
  }

  private void raise(Scan open, Urgency urgency) {
    if (urgency.priority() > open.urgency().priority() && scans.raise(open.id(), urgency)) {
      database
          .sql(
              """
              update scheduled_tasks set priority = :priority, execution_time = least(execution_time, :now)
              where task_name = :task and task_instance = :scan and not picked
              """)
          .param("priority", urgency.priority())
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("task", TASK)
          .param("scan", open.id().toString())
          .update();
      events.publishEvent(new ScanQueued(open.id(), open.cluster(), open.boundary()));
    }
  }

  /** Calls the next of those that found no place: a place is free. */
  void callNext(BoundaryId boundary) {
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
    look();
  }

  /** Lets this instance look at once for what is due. */
  void look() {
    if (scheduler.getObject() instanceof Scheduler here) {
      here.triggerCheckForDueExecutions();
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(ScanQueued queued) {
    look();
  }
}
