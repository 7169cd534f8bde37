package io.muster.posture;

import io.muster.evaluation.Verdict;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where segments are written: the present one is cut, forecasts are replaced, history stays. */
@Repository
class Segments {

  private final JdbcClient database;

  Segments(JdbcClient database) {
    this.database = database;
  }

  /** Ends what was forecast at {@code at}, the turn of the cluster. */
  void cut(ClusterId cluster, Instant at) {
    database
        .sql("delete from posture where cluster_id = :cluster and from_at >= :at")
        .param("cluster", cluster.value())
        .param("at", Times.sql(at))
        .update();
    database
        .sql(
            """
            update posture set until_at = :at
            where cluster_id = :cluster and from_at < :at and until_at > :at
            """)
        .param("cluster", cluster.value())
        .param("at", Times.sql(at))
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
    Standing standing = segment.standing();
    database
        .sql(
            """
            insert into posture (cluster_id, boundary_id, from_at, until_at, verdict, reason, doubt,
              raw, documented, accepted, unaddressed, documented_open, unread, last_scan_id, last_scan_at,
              last_complete_scan_id, last_complete_scan_at)
            values (:cluster, :boundary, :from, :until, :verdict, :reason, :doubt,
              :raw, :documented, :accepted, :unaddressed, :documentedOpen, :unread, :lastScan, :lastScanAt,
              :lastComplete, :lastCompleteAt)
            """)
        .param("cluster", cluster.value())
        .param("boundary", segment.boundary().value())
        .param("from", Times.sql(segment.from()))
        .param("until", Times.sql(segment.until()))
        .param("verdict", standing.verdict().name())
        .param("reason", standing.reason())
        .param("doubt", standing.doubt())
        .param("raw", standing.raw())
        .param("documented", standing.documented())
        .param("accepted", standing.accepted())
        .param("unaddressed", standing.unaddressed())
        .param("documentedOpen", standing.documentedOpen())
        .param("unread", standing.unread())
        .param("lastScan", value(standing.lastScan()), Types.OTHER)
        .param("lastScanAt", sql(standing.lastScanAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("lastComplete", value(standing.lastCompleteScan()), Types.OTHER)
        .param("lastCompleteAt", sql(standing.lastCompleteScanAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  /** Reads a segment of a row of {@code posture}. */
  static Segment segment(ResultSet row) throws SQLException {
    return new Segment(
        new BoundaryId(row.getObject("boundary_id", UUID.class)),
        Times.instant(row, "from_at"),
        Times.instant(row, "until_at"),
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
            Times.maybe(row, "last_scan_at"),
            scan(row, "last_complete_scan_id"),
            Times.maybe(row, "last_complete_scan_at")));
  }

  private static @Nullable ScanId scan(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new ScanId(id);
  }

  private static @Nullable Object value(@Nullable ScanId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable Object sql(@Nullable Instant at) {
    return at == null ? null : Times.sql(at);
  }
}
