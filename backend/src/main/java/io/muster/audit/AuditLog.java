package io.muster.audit;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds lines to the end of the chain, within the transaction that runs. */
@Component
class AuditLog {

  /** The advisory lock under which the chain grows; any number that no other lock uses. */
  private static final long LOCK = 0x6d75737465720910L;

  private record Head(long seq, byte[] hash) {}

  private final JdbcClient sql;
  private final EntityManager entities;
  private final Clock clock;

  AuditLog(JdbcClient sql, EntityManager entities, Clock clock) {
    this.sql = sql;
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Writes the lines and answers them. All else of the transaction is sent to the database first,
   * so that the lock is the last one it takes: whoever holds it waits for nobody.
   */
  List<Entry> append(List<AuditLine> lines) {
    List<Entry> written = new ArrayList<>();
    entities.flush();
    sql.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 1).single();
    Head head =
        sql.sql("select seq, hash from audit_event order by seq desc limit 1")
            .query((row, n) -> new Head(row.getLong("seq"), row.getBytes("hash")))
            .optional()
            .orElse(new Head(0, Entry.BEGINNING));
    for (AuditLine line : lines) {
      Entry entry = after(head, line);
      byte[] hash = entry.hash();
      insert(entry, hash);
      head = new Head(entry.seq(), hash);
      written.add(entry);
    }
    return written;
  }

  private Entry after(Head head, AuditLine line) {
    Optional<Origin> origin = Optional.ofNullable(Origin.current());
    return new Entry(
        head.seq() + 1,
        clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS),
        Optional.ofNullable(line.who().account()).map(AccountId::value).orElse(null),
        Details.clean(line.who().name()),
        Details.clean(line.who().roles()),
        Details.clean(line.action()),
        Details.clean(line.subjectType()),
        Details.clean(line.subjectId()),
        Optional.ofNullable(line.boundary()).map(BoundaryId::value).orElse(null),
        origin.map(Origin::requestId).orElse(null),
        origin.map(Origin::address).orElse(null),
        Details.json(line.details()),
        head.hash());
  }

  private void insert(Entry e, byte[] hash) {
    sql.sql(
            """
            insert into audit_event (seq, at, account_id, who, roles, action, subject_type,
              subject_id, boundary_id, request_id, source_address, details, prev_hash, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            e.seq(),
            Timestamp.from(e.at()),
            e.account(),
            e.who(),
            e.roles(),
            e.action(),
            e.subjectType(),
            e.subjectId(),
            e.boundary(),
            e.requestId(),
            e.sourceAddress(),
            e.details(),
            e.previous(),
            hash)
        .update();
  }
}
