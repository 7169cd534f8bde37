package io.muster.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One who owns the database, knows how lines are hashed, and writes them anew. */
public final class Forger {

  private Forger() {}

  /** Another hand from a line on: what it says is changed, and all hashes after it fit again. */
  public static void rewriteFrom(Connection owner, long seq) throws SQLException {
    byte[] head = seq == 1 ? Entry.BEGINNING : hash(owner, seq - 1);
    for (Entry old : from(owner, seq)) {
      Entry forged =
          new Entry(
              old.seq(),
              old.at(),
              old.account(),
              old.seq() == seq ? "somebody else" : old.who(),
              old.roles(),
              old.action(),
              old.subjectType(),
              old.subjectId(),
              old.boundary(),
              old.requestId(),
              old.sourceAddress(),
              old.details(),
              head);
      head = forged.hash();
      try (var update =
          owner.prepareStatement(
              "update audit_event set who = ?, prev_hash = ?, hash = ? where seq = ?")) {
        update.setString(1, forged.who());
        update.setBytes(2, forged.previous());
        update.setBytes(3, head);
        update.setLong(4, forged.seq());
        update.executeUpdate();
      }
    }
  }

  private static byte[] hash(Connection owner, long seq) throws SQLException {
    try (var read = owner.prepareStatement("select hash from audit_event where seq = ?")) {
      read.setLong(1, seq);
      ResultSet row = read.executeQuery();
      row.next();
      return row.getBytes(1);
    }
  }

  private static List<Entry> from(Connection owner, long seq) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (var read =
        owner.prepareStatement("select * from audit_event where seq >= ? order by seq")) {
      read.setLong(1, seq);
      ResultSet row = read.executeQuery();
      while (row.next()) {
        entries.add(
            new Entry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
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
                row.getBytes("prev_hash")));
      }
    }
    return entries;
  }
}
