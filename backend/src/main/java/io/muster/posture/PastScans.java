package io.muster.posture;

import io.muster.evaluation.Evaluated;
import io.muster.scans.ScanEnded;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What scans that ended said of whole clusters. Rows are added only. */
@Repository
class PastScans {

  private final JdbcClient database;

  PastScans(JdbcClient database) {
    this.database = database;
  }

  void add(ScanEnded scan, Instant at) {
    String doubt = Doubts.of(scan);
    Optional<Evaluated> read = scan.evaluated();
    database
        .sql(
            """
            insert into posture_scan
              (scan_id, cluster_id, at, complete, not_applicable, unread, excused, doubt)
            values (:scan, :cluster, :at, :complete, :notApplicable, :unread, :excused, :doubt)
            """)
        .param("scan", scan.scan().value())
        .param("cluster", scan.cluster().value())
        .param("at", Times.sql(at))
        .param("complete", doubt.isEmpty())
        .param(
            "notApplicable",
            doubt.isEmpty() && read.map(Evaluated::notApplicableByFacts).orElse(false))
        .param("unread", read.map(Evaluated::unread).orElse(0))
        .param(
            "excused",
            read.map(Evaluated::excusedNodes).orElse(Set.of()).stream()
                .sorted()
                .toArray(String[]::new))
        .param("doubt", doubt)
        .update();
  }

  /** The last scan that had ended by itself at an instant. */
  Optional<PastScan> lastAt(ClusterId cluster, Instant t) {
    return last("", cluster, t);
  }

  /** The last scan that had ended by itself and read everything at an instant. */
  Optional<PastScan> lastCompleteAt(ClusterId cluster, Instant t) {
    return last(" and complete", cluster, t);
  }

  private Optional<PastScan> last(String which, ClusterId cluster, Instant t) {
    return database
        .sql(
            "select * from posture_scan where cluster_id = :cluster and at <= :t"
                + which
                + " order by at desc limit 1")
        .param("cluster", cluster.value())
        .param("t", Times.sql(t))
        .query((row, n) -> scan(row))
        .optional();
  }

  private static PastScan scan(ResultSet row) throws SQLException {
    return new PastScan(
        new ScanId(row.getObject("scan_id", UUID.class)),
        Times.instant(row, "at"),
        row.getBoolean("complete"),
        row.getBoolean("not_applicable"),
        row.getInt("unread"),
        Set.of((String[]) row.getArray("excused").getArray()),
        row.getString("doubt"));
  }
}
