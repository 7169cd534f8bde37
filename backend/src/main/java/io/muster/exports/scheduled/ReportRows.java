package io.muster.exports.scheduled;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came of schedules. A report exists for who may see all under which it was made. */
@Repository
class ReportRows {

  private static final String FROM =
      " from scheduled_report r join report_schedule s on s.id = r.schedule_id ";

  private static final String SELECT = "select r.*, " + ScheduleRows.COLUMNS + FROM;

  private static final String IN_SCOPE =
      " (:all or not r.all_boundaries and r.boundaries <@ :scope::uuid[]) ";

  private final JdbcClient database;

  ReportRows(JdbcClient database) {
    this.database = database;
  }

  List<ScheduledReport> list(Scope scope, int offset, int limit) {
    return scoped(
            SELECT
                + " where "
                + IN_SCOPE
                + " order by r.made_at desc, r.id desc offset :offset limit :limit",
            scope)
        .param("offset", offset)
        .param("limit", limit)
        .query(ReportRows::report)
        .list();
  }

  /**
   * So many after another in that order; from the beginning for null.
   *
   * @param of only those of this schedule, null for all
   */
  List<ScheduledReport> after(@Nullable UUID before, @Nullable UUID of, int limit, Scope scope) {
    return scoped(
            SELECT
                + " where "
                + IN_SCOPE
                + """
                 and (cast(:of as uuid) is null or r.schedule_id = :of)
                 and (cast(:before as uuid) is null or (r.made_at, r.id) <
                   (select b.made_at, b.id from scheduled_report b where b.id = :before))
                order by r.made_at desc, r.id desc limit :limit
                """,
            scope)
        .param("before", before)
        .param("of", of)
        .param("limit", limit)
        .query(ReportRows::report)
        .list();
  }

  long count(Scope scope) {
    return scoped("select count(*)" + FROM + " where " + IN_SCOPE, scope)
        .query(Long.class)
        .single();
  }

  Optional<ScheduledReport> find(UUID id, Scope scope) {
    return scoped(SELECT + " where r.id = :id and " + IN_SCOPE, scope)
        .param("id", id)
        .query(ReportRows::report)
        .optional();
  }

  /** The last planned time of a schedule that was dealt with. */
  Optional<Instant> last(UUID schedule) {
    return database
        .sql("select max(as_of) from scheduled_report where schedule_id = ?")
        .param(schedule)
        .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /**
   * Those with a file that should be there no more.
   *
   * @param most so many of one schedule stay, the newest
   */
  List<ScheduledReport> superfluous(Instant now, Duration kept, int most) {
    return database
        .sql(
            SELECT
                + """
                join (select id, row_number() over (partition by schedule_id order by as_of desc) as place
                  from scheduled_report where failure is null and discarded_at is null) as p on p.id = r.id
                where r.made_at < :oldest or p.place > :most
                order by r.made_at, r.id
                """)
        .param("oldest", Sql.utc(now.minus(kept)))
        .param("most", most)
        .query(ReportRows::report)
        .list();
  }

  void add(ScheduledReport r) {
    ScheduledReport.File file = r.file();
    database
        .sql(
            """
            insert into scheduled_report (id, schedule_id, as_of, missed, made_at, scope, all_boundaries,
              boundaries, failure, file_name, media_type, size, sha256)
            values (:id, :schedule, :asOf, :missed, :madeAt, :said, :all, :boundaries, :failure, :name,
              :type, :size, :sha256)
            """)
        .param("id", r.id())
        .param("schedule", r.schedule().id())
        .param("asOf", Sql.utc(r.asOf()))
        .param("missed", r.missed())
        .param("madeAt", Sql.utc(r.madeAt()))
        .param("said", r.said())
        .param("all", r.scope().all())
        .param("boundaries", r.scope().ids().toArray(UUID[]::new))
        .param("failure", r.failure())
        .param("name", file == null ? null : file.name())
        .param("type", file == null ? null : file.mediaType())
        .param("size", file == null ? null : file.size())
        .param("sha256", file == null ? null : file.sha256())
        .update();
  }

  /** Notes that its file is discarded; whether it was there. */
  boolean discard(UUID id, ScheduledReport.Discarded discarded) {
    return database
            .sql(
                """
                update scheduled_report set discarded_at = :at, discarded_because = :because
                where id = :id and failure is null and discarded_at is null
                """)
            .param("id", id)
            .param("at", Sql.utc(discarded.at()))
            .param("because", discarded.because())
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec scoped(String sql, Scope scope) {
    return database
        .sql(sql)
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new));
  }

  private static ScheduledReport report(ResultSet row, int n) throws SQLException {
    String failure = row.getString("failure");
    Instant discarded = instant(row, "discarded_at");
    return new ScheduledReport(
        row.getObject("id", UUID.class),
        ScheduleRows.schedule(row, n),
        row.getObject("as_of", OffsetDateTime.class).toInstant(),
        row.getInt("missed"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getString("scope"),
        scope(row),
        failure != null
            ? null
            : new ScheduledReport.File(
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256")),
        failure,
        discarded == null
            ? null
            : new ScheduledReport.Discarded(discarded, row.getString("discarded_because")));
  }

  private static Scope scope(ResultSet row) throws SQLException {
    UUID[] boundaries = (UUID[]) row.getArray("boundaries").getArray();
    return new Scope(
        row.getBoolean("all_boundaries"),
        Arrays.stream(boundaries).map(BoundaryId::new).collect(Collectors.toSet()));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
