package io.muster.plans;

import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.PlanId;
import io.muster.shared.Sql;
import java.sql.Types;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where versions of plans and choices about them are written. Rows are added, never changed. */
@Repository
class PlanWrites {

  private final JdbcClient database;

  PlanWrites(JdbcClient database) {
    this.database = database;
  }

  /** Lets those who write about one plan follow one another until the transaction ends. */
  void lock(PlanId id) {
    lock("plan " + id);
  }

  /** Lets those who choose for one boundary follow one another until the transaction ends. */
  void lock(BoundaryId boundary) {
    lock("plan grouping " + boundary);
  }

  /** Makes the first version of a plan possible. */
  void make(Plan plan, Instant at) {
    database
        .sql(
            """
            insert into plan (id, rule, boundary_id, cluster_id, created_at)
            values (:id, :rule, :boundary, :cluster, :at)
            """)
        .param("id", plan.id().value())
        .param("rule", Plan.RULE)
        .param("boundary", plan.boundary().value())
        .param("cluster", plan.cluster() == null ? null : plan.cluster().value(), Types.OTHER)
        .param("at", Sql.utc(at))
        .update();
  }

  /** Adds a version. */
  void add(PlanId id, int version, PlanText text, Actor by, String role, Instant at) {
    database
        .sql(
            """
            insert into plan_version (plan_id, version, written_at, account_id, username,
              display_name, role, owner, milestones, scheduled_completion, resources, external_id,
              status, comments)
            values (:id, :version, :at, :account, :username, :displayName, :role, :owner,
              :milestones, :completion, :resources, :externalId, :status, :comments)
            """)
        .param("id", id.value())
        .param("version", version)
        .param("at", Sql.utc(at))
        .param("account", Objects.requireNonNull(by.account(), "only people write").value())
        .param("username", by.username())
        .param("displayName", by.displayName())
        .param("role", role)
        .param("owner", text.owner())
        .param("milestones", text.milestones().size())
        .param("completion", text.scheduledCompletion(), Types.DATE)
        .param("resources", text.resources())
        .param("externalId", text.externalId())
        .param("status", text.status().name())
        .param("comments", text.comments())
        .update();
    int seq = 0;
    for (Milestone milestone : text.milestones()) {
      seq++;
      database
          .sql(
              """
              insert into plan_milestone (plan_id, version, seq, text, day, done)
              values (:id, :version, :seq, :text, :day, :done)
              """)
          .param("id", id.value())
          .param("version", version)
          .param("seq", seq)
          .param("text", milestone.text())
          .param("day", milestone.day(), Types.DATE)
          .param("done", milestone.done())
          .update();
    }
  }

  /** Adds a choice. */
  void add(BoundaryId boundary, int version, Grouping grouping, Actor by, Instant at) {
    database
        .sql(
            """
            insert into plan_grouping
              (boundary_id, version, from_at, one_per, account_id, username, display_name)
            values (:boundary, :version, :at, :grouping, :account, :username, :displayName)
            """)
        .param("boundary", boundary.value())
        .param("version", version)
        .param("at", Sql.utc(at))
        .param("grouping", grouping.name())
        .param("account", Objects.requireNonNull(by.account(), "only people choose").value())
        .param("username", by.username())
        .param("displayName", by.displayName())
        .update();
  }

  private void lock(String what) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
        .param("what", what)
        .query(row -> {});
  }
}
