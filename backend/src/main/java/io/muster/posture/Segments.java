package io.muster.posture;

import io.muster.evaluation.Verdict;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where segments are written: the present one is cut or goes on, forecasts are replaced, history
 * stays.
 */
@Repository
class Segments {

  private final JdbcClient database;

  Segments(JdbcClient database) {
    this.database = database;
  }

  /**
   * In SQL, what joins to a row {@code s} of {@code posture} the last scans that had ended at an
   * instant, which are not of the segment: they come and go while the cluster stands the same.
   */
  static String lastScans(String at) {
    return """
     left join lateral (
        select r.id as last_scan_id, r.recorded_at as last_scan_at from scan r
        where r.cluster_id = s.cluster_id and r.recorded_at <= %s and r.status <> 'CANCELLED'
        order by r.recorded_at desc limit 1) as last on true
    """
            .formatted(at)
        + lastCompleteScan(at);
  }

  /** The same of the last complete scan alone. */
  static String lastCompleteScan(String at) {
    return """
      left join lateral (
        select r.id as last_complete_scan_id, r.recorded_at as last_complete_scan_at from scan r
        where r.cluster_id = s.cluster_id and r.recorded_at <= %s and r.status = 'COMPLETED'
        order by r.recorded_at desc limit 1) as complete on true
    """
        .formatted(at);
  }

  /**
   * Puts what follows from {@code at} on, the turn of the cluster, in place of what was forecast.
   * If the cluster stands as it stood, its segment goes on.
   *
   * @param following contiguous, the first from {@code at}; never none
   */
  void follow(ClusterId cluster, Instant at, List<Segment> following) {
    withdrawForecast(cluster, at);
    if (goesOn(cluster, following.getFirst())) {
      add(cluster, following.subList(1, following.size()));
    } else {
      truncate(cluster, at);
      add(cluster, following);
    }
  }

  private void withdrawForecast(ClusterId cluster, Instant at) {
    database
        .sql("delete from posture where cluster_id = :cluster and from_at >= :at")
        .param("cluster", cluster.value())
        .param("at", Sql.utc(at))
        .update();
  }

  /** Lets the present segment go on to the end of the next, if they say the same. */
  private boolean goesOn(ClusterId cluster, Segment next) {
    return said(
                database.sql(
                    """
                    update posture set until_at = :until
                    where cluster_id = :cluster and from_at < :from and until_at > :from
                      and boundary_id = :boundary and verdict = :verdict and reason = :reason
                      and doubt = :doubt and raw = :raw and documented = :documented
                      and accepted = :accepted and unaddressed = :unaddressed
                      and documented_open = :documentedOpen and unread = :unread
                    """),
                cluster,
                next)
            .update()
        == 1;
  }

  /** Ends the present segment at {@code at}, the turn of the cluster, and what was forecast. */
  void cut(ClusterId cluster, Instant at) {
    withdrawForecast(cluster, at);
    truncate(cluster, at);
  }

  private void truncate(ClusterId cluster, Instant at) {
    database
        .sql(
            """
            update posture set until_at = :at
            where cluster_id = :cluster and from_at < :at and until_at > :at
            """)
        .param("cluster", cluster.value())
        .param("at", Sql.utc(at))
        .update();
  }

  /** Takes all of a cluster away, which the database lets a rebuild do alone. */
  void remove(ClusterId cluster) {
    database
        .sql("delete from posture where cluster_id = :cluster")
        .param("cluster", cluster.value())
        .update();
  }

  void add(ClusterId cluster, List<Segment> segments) {
    segments.forEach(s -> add(cluster, s));
  }

  private void add(ClusterId cluster, Segment segment) {
    said(
            database.sql(
                """
                insert into posture (cluster_id, boundary_id, from_at, until_at, verdict, reason,
                  doubt, raw, documented, accepted, unaddressed, documented_open, unread)
                values (:cluster, :boundary, :from, :until, :verdict, :reason, :doubt,
                  :raw, :documented, :accepted, :unaddressed, :documentedOpen, :unread)
                """),
            cluster,
            segment)
        .update();
  }

  private static JdbcClient.StatementSpec said(
      JdbcClient.StatementSpec statement, ClusterId cluster, Segment segment) {
    Standing standing = segment.standing();
    return statement
        .param("cluster", cluster.value())
        .param("boundary", segment.boundary().value())
        .param("from", Sql.utc(segment.from()))
        .param("until", Sql.utc(segment.until()))
        .param("verdict", standing.verdict().name())
        .param("reason", standing.reason())
        .param("doubt", standing.doubt())
        .param("raw", standing.raw())
        .param("documented", standing.documented())
        .param("accepted", standing.accepted())
        .param("unaddressed", standing.unaddressed())
        .param("documentedOpen", standing.documentedOpen())
        .param("unread", standing.unread());
  }

  /** Reads a segment of a row of {@code posture} that is joined to its last scans. */
  static Segment segment(ResultSet row) throws SQLException {
    return new Segment(
        new BoundaryId(row.getObject("boundary_id", UUID.class)),
        Sql.instant(row, "from_at"),
        Sql.instant(row, "until_at"),
        new Standing(
            Verdict.valueOf(row.getString("verdict")),
            row.getString("reason"),
            row.getString("doubt"),
            row.getInt("raw"),
            row.getInt("documented"),
            row.getInt("accepted"),
            row.getInt("unaddressed"),
            row.getBoolean("documented_open"),
            row.getInt("unread"),
            scan(row, "last_scan_id"),
            Sql.instantOrNull(row, "last_scan_at"),
            scan(row, "last_complete_scan_id"),
            Sql.instantOrNull(row, "last_complete_scan_at")));
  }

  private static @Nullable ScanId scan(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new ScanId(id);
  }
}
