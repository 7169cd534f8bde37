package io.muster.findings;

import io.muster.evaluation.Outcome;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How rows of the ledger read. */
final class FindingRows {

  private FindingRows() {}

  static Finding finding(ResultSet row, List<FindingDetail> details) throws SQLException {
    UUID endedBy = row.getObject("ended_by", UUID.class);
    UUID recurrenceOf = row.getObject("recurrence_of", UUID.class);
    String endedAs = row.getString("ended_as");
    return new Finding(
        id(row),
        new ClusterId(row.getObject("cluster_id", UUID.class)),
        row.getString("cluster_name"),
        new BoundaryId(row.getObject("boundary_id", UUID.class)),
        subject(row),
        row.getBoolean("system"),
        instant(row, "opened_at"),
        new ScanId(row.getObject("opened_by", UUID.class)),
        maybe(row, "ended_at"),
        endedAs == null ? null : Ending.valueOf(endedAs),
        endedBy == null ? null : new ScanId(endedBy),
        recurrenceOf == null ? null : new FindingId(recurrenceOf),
        details);
  }

  static FindingId id(ResultSet row) throws SQLException {
    return new FindingId(row.getObject("id", UUID.class));
  }

  static Subject subject(ResultSet row) throws SQLException {
    return new Subject(row.getString("node"), row.getString("name"));
  }

  static FindingDetail detail(ResultSet row) throws SQLException {
    return new FindingDetail(
        row.getString("container_id"),
        row.getString("fingerprint"),
        row.getString("fingerprint_without_command"),
        Outcome.valueOf(row.getString("outcome")),
        List.of((String[]) row.getArray("chain").getArray()),
        row.getString("pid_mode"),
        row.getString("image"),
        row.getBoolean("system"));
  }

  static FindingHistory.Place place(ResultSet row) throws SQLException {
    return new FindingHistory.Place(subject(row), instant(row, "from_at"), maybe(row, "until_at"));
  }

  static FindingHistory.Read read(ResultSet row) throws SQLException {
    return new FindingHistory.Read(detail(row), instant(row, "from_at"), maybe(row, "until_at"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
