package io.muster.exports.scheduled;

import io.muster.schedules.Cadence;
import io.muster.schedules.Timetable;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The schedules of reports, and when db-scheduler looks at each again. */
@Repository
class ScheduleRows {

  /** The name of db-scheduler's task. */
  static final String TASK = "scheduled-report";

  /** The columns of a schedule as {@link #schedule} reads them. */
  static final String COLUMNS =
      """
      s.id as schedule_id, s.account_id, s.username, s.kind, s.format, s.boundary_id, s.cluster_id,
        s.label, s.cron, s.zone, s.from_at, s.until_at, s.until_by, s.until_because
      """;

  private final JdbcClient database;

  ScheduleRows(JdbcClient database) {
    this.database = database;
  }

  void add(ReportSchedule s, String cron) {
    database
        .sql(
            """
            insert into report_schedule (id, account_id, username, kind, format, boundary_id, cluster_id,
              label, cron, zone, from_at)
            values (:id, :account, :username, :kind, :format, :boundary, :cluster, :label, :cron, :zone,
              :from)
            """)
        .param("id", s.id())
        .param("account", s.owner().value())
        .param("username", s.username())
        .param("kind", s.report().name())
        .param("format", s.report().format())
        .param("boundary", s.about().boundary() == null ? null : s.about().boundary().value())
        .param("cluster", s.about().cluster() == null ? null : s.about().cluster().value())
        .param("label", s.about().label())
        .param("cron", cron)
        .param("zone", s.timetable().zone().getId())
        .param("from", Sql.utc(s.from()))
        .update();
  }

  /** Ends one that goes on; whether it still did. */
  boolean end(UUID id, ReportSchedule.End end) {
    return database
            .sql(
                """
                update report_schedule set until_at = greatest(:at, from_at), until_by = :by,
                  until_because = :because
                where id = :id and until_at is null
                """)
            .param("id", id)
            .param("at", Sql.utc(end.at()))
            .param("by", end.by())
            .param("because", end.because())
            .update()
        == 1;
  }

  Optional<ReportSchedule> find(UUID id) {
    return database
        .sql("select " + COLUMNS + " from report_schedule s where s.id = :id")
        .param("id", id)
        .query(ScheduleRows::schedule)
        .optional();
  }

  /**
   * Those that go on and those that ended since an instant, the newest first.
   *
   * @param owner whose; null for everybody's
   */
  List<ReportSchedule> list(@Nullable AccountId owner, Instant endedSince) {
    return database
        .sql(
            "select "
                + COLUMNS
                + """
                from report_schedule s
                where (cast(:owner as uuid) is null or s.account_id = :owner)
                  and (s.until_at is null or s.until_at >= :since)
                order by s.until_at is not null, s.from_at desc, s.id
                """)
        .param("owner", owner == null ? null : owner.value())
        .param("since", Sql.utc(endedSince))
        .query(ScheduleRows::schedule)
        .list();
  }

  /** How many of an account's go on. */
  int count(AccountId owner) {
    return database
        .sql("select count(*) from report_schedule where account_id = ? and until_at is null")
        .param(owner.value())
        .query(Integer.class)
        .single();
  }

  /** Has db-scheduler look at it at that time. */
  void plan(UUID id, Instant at) {
    database
        .sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
            values (:task, :id, :at, false, 1, 0)
            """)
        .param("task", TASK)
        .param("id", id.toString())
        .param("at", Sql.utc(at))
        .update();
  }

  static ReportSchedule schedule(ResultSet row, int n) throws SQLException {
    UUID boundary = row.getObject("boundary_id", UUID.class);
    UUID cluster = row.getObject("cluster_id", UUID.class);
    OffsetDateTime until = row.getObject("until_at", OffsetDateTime.class);
    return new ReportSchedule(
        row.getObject("schedule_id", UUID.class),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("username"),
        new ReportSchedule.Kind(row.getString("kind"), row.getString("format")),
        new ReportSchedule.About(
            boundary == null ? null : new BoundaryId(boundary),
            cluster == null ? null : new ClusterId(cluster),
            row.getString("label")),
        timetable(row.getString("cron"), ZoneId.of(row.getString("zone"))),
        row.getObject("from_at", OffsetDateTime.class).toInstant(),
        until == null
            ? null
            : new ReportSchedule.End(
                until.toInstant(), row.getString("until_by"), row.getString("until_because")));
  }

  private static Timetable timetable(String cron, ZoneId zone) {
    return new Timetable(new Cadence.Cron(cron), zone, List.of(), Duration.ZERO);
  }
}
