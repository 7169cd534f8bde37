package io.muster.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Proves that the log is as it was written. */
@Component
public class AuditChain {

  /** What was found. */
  public sealed interface State {}

  /**
   * Nothing was changed, dropped, moved or put between, up to the last row. Rows cut off the end
   * leave no trace in the rest: compare with a head noted elsewhere.
   *
   * @param seq the number of the last row, 0 if there is none
   * @param hash its hash, in hexadecimal
   */
  public record Intact(long seq, String hash) implements State {}

  /**
   * The chain is broken.
   *
   * @param seq the number of the first row that is not as it was written, or should be there and is
   *     not
   */
  public record Broken(long seq) implements State {}

  private final JdbcTemplate sql;

  AuditChain(JdbcTemplate sql) {
    this.sql = sql;
  }

  /** Reads the whole chain and computes every hash anew. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public State verify() {
    JdbcTemplate streaming =
        new JdbcTemplate(java.util.Objects.requireNonNull(sql.getDataSource()));
    streaming.setFetchSize(1000);
    return java.util.Objects.requireNonNull(
        streaming.query("select * from audit_event order by seq", AuditChain::follow));
  }

  private static State follow(ResultSet rows) throws SQLException {
    long seq = 0;
    byte[] head = Entry.BEGINNING;
    while (rows.next()) {
      seq++;
      Entry entry = entry(rows);
      byte[] stored = rows.getBytes("hash");
      if (entry.seq() != seq
          || !Arrays.equals(entry.previous(), head)
          || !Arrays.equals(entry.hash(), stored)) {
        return new Broken(seq);
      }
      head = stored;
    }
    return new Intact(seq, HexFormat.of().formatHex(head));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("seq"),
        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
        row.getObject("account_id", UUID.class),
        row.getString("who"),
        row.getString("roles"),
        row.getString("action"),
        row.getString("subject_type"),
        row.getString("subject_id"),
        row.getObject("boundary_id", UUID.class),
        row.getString("request_id"),
        row.getString("source_address"),
        row.getString("details"),
        row.getBytes("prev_hash"));
  }
}
