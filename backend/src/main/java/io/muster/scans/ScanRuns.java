package io.muster.scans;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import io.muster.shared.ScanId;
import io.muster.shared.ScanRunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs. One of which no scan lies in the scope is not found; others count what lies in it. */
@Repository
public class ScanRuns {

  private static final String SUMS =
      """
      select r.*, count(*) filter (where s.status = 'QUEUED') as queued,
        count(*) filter (where s.status = 'RUNNING') as running,
        count(*) filter (where s.status = 'COMPLETED') as completed,
        count(*) filter (where s.status = 'INCOMPLETE') as incomplete,
        count(*) filter (where s.status = 'FAILED') as failed,
        count(*) filter (where s.status = 'CANCELLED') as cancelled,
        case when bool_and(s.recorded_at is not null) then max(s.recorded_at) end as ended_at
      from scan_run r join scan_run_scan rs on rs.run_id = r.id join scan s on s.id = rs.scan_id
      where (:all or s.boundary_id = any(:boundaries))
      """;

  private final JdbcClient database;
  private final ScanRows rows;

  ScanRuns(JdbcClient database, ScanRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /**
   * The run.
   *
   * @throws NotFound if there is none with that id of which a scan lies in the scope
   */
  public ScanRun get(ScanRunId id, Scope scope) {
    return find(id, scope).orElseThrow(() -> new NotFound("There is no such run."));
  }

  private Optional<ScanRun> find(ScanRunId id, Scope scope) {
    return query(SUMS + " and r.id = :id group by r.id", scope)
        .param("id", id.value())
        .query(ScanRuns::run)
        .optional();
  }

  /** Whether a scan of the run lies in the scope. */
  boolean touches(ScanRunId id, Scope scope) {
    return find(id, scope).isPresent();
  }

  /** The last runs asked for since an instant, the newest first. */
  public List<ScanRun> since(Instant since, int limit, Scope scope) {
    return query(
            SUMS
                + """
                 and r.requested_at >= :since
                group by r.id order by r.requested_at desc limit :limit
                """,
            scope)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(ScanRuns::run)
        .list();
  }

  /** The last run that still has scans to end. */
  public Optional<ScanRun> open(Scope scope) {
    return query(
            SUMS
                + """
                 group by r.id having bool_or(s.recorded_at is null)
                order by r.requested_at desc limit 1
                """,
            scope)
        .query(ScanRuns::run)
        .optional();
  }

  /** Some scans of the run: those to end first, then those that did not read everything. */
  public List<Scan> scans(ScanRunId id, int offset, int limit, Scope scope) {
    return query(
            """
            select s.* from scan_run_scan rs join scan s on s.id = rs.scan_id
            where rs.run_id = :id and (:all or s.boundary_id = any(:boundaries))
            order by case s.status when 'RUNNING' then 0 when 'FAILED' then 1 when 'INCOMPLETE' then 2
              when 'CANCELLED' then 3 when 'QUEUED' then 4 else 5 end, s.recorded_at desc, s.id
            offset :offset limit :limit
            """,
            scope)
        .param("id", id.value())
        .param("offset", offset)
        .param("limit", limit)
        .query(rows)
        .list();
  }

  void add(
      ScanRunId id, String what, Requester by, Instant at, Map<ClusterId, ScanQueue.Asked> asked) {
    database
        .sql(
            """
            insert into scan_run (id, requested_at, requested_by, requester_id, what)
            values (:id, :at, :by, :account, :what)
            """)
        .param("id", id.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.name())
        .param("account", by.account())
        .param("what", what)
        .update();
    Collection<ScanQueue.Asked> all = asked.values();
    database
        .sql(
            """
            insert into scan_run_scan (run_id, scan_id, added)
            select :id, scan, added from unnest(:scans::uuid[], :added::boolean[]) as r(scan, added)
            """)
        .param("id", id.value())
        .param("scans", all.stream().map(a -> a.scan().id().value()).toArray(UUID[]::new))
        .param("added", all.stream().map(a -> String.valueOf(a.added())).toArray(String[]::new))
        .update();
  }

  /** The scans of the run that are still to end. */
  List<ScanId> open(ScanRunId id, Scope scope) {
    return query(
            """
            select s.id from scan_run_scan rs join scan s on s.id = rs.scan_id
            where rs.run_id = :id and s.recorded_at is null and (:all or s.boundary_id = any(:boundaries))
            """,
            scope)
        .param("id", id.value())
        .query(UUID.class)
        .list()
        .stream()
        .map(ScanId::new)
        .toList();
  }

  private JdbcClient.StatementSpec query(String sql, Scope scope) {
    return database
        .sql(sql)
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new));
  }

  private static ScanRun run(ResultSet row, int n) throws SQLException {
    Map<ScanStatus, Integer> byStatus = new EnumMap<>(ScanStatus.class);
    for (ScanStatus status : ScanStatus.values()) {
      int many = row.getInt(status.name().toLowerCase(java.util.Locale.ROOT));
      if (many > 0) {
        byStatus.put(status, many);
      }
    }
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new ScanRun(
        new ScanRunId(row.getObject("id", UUID.class)),
        row.getString("what"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getString("requested_by"),
        byStatus,
        ended == null ? null : ended.toInstant());
  }
}
