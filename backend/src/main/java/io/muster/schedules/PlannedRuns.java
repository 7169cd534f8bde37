package io.muster.schedules;

import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When clusters are scanned next by their schedules: an execution of db-scheduler each. Who may see
 * the cluster was checked by the caller.
 */
@Repository
public class PlannedRuns {

  /** The name of db-scheduler's task. */
  static final String TASK = "scheduled-scan";

  private final JdbcClient database;

  PlannedRuns(JdbcClient database) {
    this.database = database;
  }

  /** A time that passed without the scan that was planned for it. */
  public record Missed(Instant first, int runs, Instant noticed) {}

  /** When those of the clusters are scanned next for which that is planned. */
  public Map<ClusterId, Instant> next(Collection<ClusterId> clusters) {
    Map<ClusterId, Instant> found = new HashMap<>();
    database
        .sql(
            """
            select task_instance, execution_time from scheduled_tasks
            where task_name = :task and task_instance = any(:clusters)
            """)
        .param("task", TASK)
        .param("clusters", clusters.stream().map(ClusterId::toString).toArray(String[]::new))
        .query(
            row -> {
              found.put(
                  ClusterId.parse(row.getString(1)),
                  row.getObject(2, OffsetDateTime.class).toInstant());
            });
    return found;
  }

  /** The last runs of a cluster that were missed, the newest first. */
  public List<Missed> missed(ClusterId cluster, int limit) {
    return database
        .sql(
            """
            select first_at, runs, noticed_at from missed_run where cluster_id = :cluster
            order by noticed_at desc limit :limit
            """)
        .param("cluster", cluster.value())
        .param("limit", limit)
        .query(
            (row, n) ->
                new Missed(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getInt(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  void noteMissed(ClusterId cluster, Instant first, int runs, Instant now) {
    database
        .sql(
            """
            insert into missed_run (cluster_id, first_at, runs, noticed_at)
            values (:cluster, :first, :runs, :now)
            """)
        .param("cluster", cluster.value())
        .param("first", Sql.utc(first))
        .param("runs", runs)
        .param("now", Sql.utc(now))
        .update();
  }

  /** Plans these anew; what is under way this moment plans itself when it ends. */
  void plan(Map<ClusterId, Instant> runs) {
    database
        .sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
            select :task, instance, at, false, 1, 0
            from unnest(:clusters::text[], :times::timestamptz[]) as r(instance, at)
            on conflict (task_name, task_instance) do update
              set execution_time = excluded.execution_time where not scheduled_tasks.picked
            """)
        .param("task", TASK)
        .param("clusters", runs.keySet().stream().map(ClusterId::toString).toArray(String[]::new))
        .param("times", runs.values().stream().map(Instant::toString).toArray(String[]::new))
        .update();
  }

  void forget(ClusterId cluster) {
    database
        .sql(
            """
            delete from scheduled_tasks where task_name = :task and task_instance = :cluster and not picked
            """)
        .param("task", TASK)
        .param("cluster", cluster.toString())
        .update();
  }
}
