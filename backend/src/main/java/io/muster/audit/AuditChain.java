package io.muster.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
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
  public record Broken(long seq, How how) implements State {}

  /** What is wrong with the first row that is not as it was written. */
  public enum How {
    /** There is no row with that number, and there are later ones. */
    MISSING,

    /** It does not follow the row before it: rows were moved, put between, or replaced. */
    UNLINKED,

    /** What it says is not what was written. */
    CHANGED,

    /** All hashes fit, but it is not the row that was noted: rows up to it were written anew. */
    NOT_AS_NOTED,

    /** The log ends before a row that was noted. */
    CUT_OFF
  }

  private final JdbcTemplate sql;

  public AuditChain(JdbcTemplate sql) {
    this.sql = sql;
  }

  /** Reads the whole chain and computes every hash anew. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public State verify() {
    return verify(Collections.emptySortedMap());
  }

  /**
   * The same, and compares rows with what was noted of them. Memory does not grow with the chain.
   *
   * @param noted hashes in hexadecimal, by the numbers of their rows
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public State verify(SortedMap<Long, String> noted) {
    JdbcTemplate streaming =
        new JdbcTemplate(java.util.Objects.requireNonNull(sql.getDataSource()));
    streaming.setFetchSize(1000);
    return java.util.Objects.requireNonNull(
        streaming.query(
            "select * from audit_event order by seq", (ResultSet rows) -> follow(rows, noted)));
  }

  private static State follow(ResultSet rows, SortedMap<Long, String> noted) throws SQLException {
    long seq = 0;
    byte[] head = Entry.BEGINNING;
    while (rows.next()) {
      seq++;
      Entry entry = entry(rows);
      byte[] stored = rows.getBytes("hash");
      if (entry.seq() != seq) {
        return new Broken(seq, How.MISSING);
      }
      if (!Arrays.equals(entry.previous(), head)) {
        return new Broken(seq, How.UNLINKED);
      }
      if (!Arrays.equals(entry.hash(), stored)) {
        return new Broken(seq, How.CHANGED);
      }
      if (!hex(stored).equals(noted.getOrDefault(seq, hex(stored)))) {
        return new Broken(seq, How.NOT_AS_NOTED);
      }
      head = stored;
    }
    if (!noted.tailMap(seq + 1).isEmpty()) {
      return new Broken(seq + 1, How.CUT_OFF);
    }
    return new Intact(seq, hex(head));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
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
