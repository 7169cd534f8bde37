package io.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.AuditChain.Broken;
import io.muster.audit.AuditChain.How;
import io.muster.audit.AuditChain.Intact;
import io.muster.testing.PortalTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class AuditDatabaseTests {

  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;
  @Autowired AuditChain chain;
  @Autowired FlywayConnectionDetails schema;

  private static final int FIRST = 9999;

  private record Happened(String subject) implements Auditable {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          new Who(null, "tests", ""), "thing.happened", "thing", subject, null, Map.of("n", 1));
    }
  }

  @BeforeEach
  void fiveLines() {
    for (int i = 0; i < 5; i++) {
      transaction.executeWithoutResult(t -> events.publishEvent(new Happened("of five")));
    }
  }

  @Test
  void everyEventLeavesALineAndTheChainIsIntact() {
    String subject = UUID.randomUUID().toString();
    transaction.executeWithoutResult(
        t -> {
          events.publishEvent(new Happened(subject));
          events.publishEvent(new Happened(subject));
        });
    assertThat(lines(subject)).isEqualTo(2);
    assertThat(chain.verify()).isInstanceOf(Intact.class);
  }

  @Test
  void anEventOutsideATransactionIsAnError() {
    assertThatThrownBy(() -> events.publishEvent(new Happened("nobody's")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("outside a transaction");
  }

  @Test
  void whatRollsBackLeavesNoLine() {
    String subject = UUID.randomUUID().toString();
    transaction.executeWithoutResult(
        t -> {
          events.publishEvent(new Happened(subject));
          t.setRollbackOnly();
        });
    assertThat(lines(subject)).isZero();
  }

  @Test
  void aChangeWhoseLineCannotBeWrittenRollsBack() {
    UUID session = UUID.randomUUID();
    String insert =
        "insert into spring_session values (?, ?, 0, 0, 0, 0, 'aChangeWhoseLineCannotBeWritten')";
    Auditable unwritable =
        () -> new AuditLine(new Who(null, "tests", ""), "x", "x", null, null, Map.of());
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    t -> {
                      sql.sql(insert).params(session.toString(), session.toString()).update();
                      events.publishEvent(unwritable);
                    }))
        .isInstanceOf(NullPointerException.class);
    assertThat(
            sql.sql("select count(*) from spring_session where session_id = ?")
                .param(session.toString())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void writersAtTheSameTimeLeaveNoGap() throws Exception {
    long before = lastSeq();
    String subject = UUID.randomUUID().toString();
    Callable<Boolean> writer =
        () -> {
          transaction.executeWithoutResult(t -> events.publishEvent(new Happened(subject)));
          return true;
        };
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> writer).toList())) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(lines(subject)).isEqualTo(40);
    // The portal writes lines of its own meanwhile.
    assertThat(
            sql.sql("select max(seq) - ? - count(*) from audit_event where seq > ?")
                .params(before, before)
                .query(Long.class)
                .single())
        .as("numbers without a line")
        .isZero();
    assertThat(chain.verify()).isInstanceOf(Intact.class);
  }

  /**
   * Each tampering is done with the triggers off, as only the server's superuser can, and undone.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a changed row       | update audit_event set details = '{"n":2}' where seq = :last - 2         | 2 | CHANGED
          a changed instant   | update audit_event set at = at + interval '1 us' where seq = :last - 2   | 2 | CHANGED
          an emptied address  | update audit_event set source_address = '' where seq = :last - 2         | 2 | CHANGED
          a dropped row       | delete from audit_event where seq = :last - 2                            | 2 | MISSING
          a dropped beginning | delete from audit_event where seq = 1                                    | 9999 | MISSING
          two rows swapped    | update audit_event a set (at, details, prev_hash, hash, subject_id) = (select at, details, prev_hash, hash, subject_id from audit_event b where b.seq = 2 * :last - 3 - a.seq) where seq in (:last - 2, :last - 1) | 2 | UNLINKED
          an inserted row     | insert into audit_event select seq + 1, at, account_id, who, roles, action, subject_type, subject_id, boundary_id, request_id, source_address, details, hash, hash from audit_event where seq = :last | -1 | CHANGED
          """)
  void tamperingIsFound(String what, String tampering, int rowsBeforeTheLast, How how)
      throws Exception {
    try (Connection owner = owner()) {
      owner.setAutoCommit(false);
      // From here on nobody else adds a line.
      owner.createStatement().execute("alter table audit_event disable trigger user");
      long last = lastSeq();
      owner.createStatement().execute(tampering.replace(":last", Long.toString(last)));
      long expected = rowsBeforeTheLast == FIRST ? 1 : last - rowsBeforeTheLast;
      AuditChain seen =
          new AuditChain(new JdbcTemplate(new SingleConnectionDataSource(owner, true)));
      assertThat(seen.verify()).isEqualTo(new Broken(expected, how));
      owner.rollback();
    }
    assertThat(chain.verify()).isInstanceOf(Intact.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_event set who = 'nobody'",
        "delete from audit_event",
        "truncate audit_event"
      })
  void nobodyChangesTheLog(String change) throws Exception {
    assertThatThrownBy(() -> sql.sql(change).update())
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("permission denied");
    try (Connection owner = owner()) {
      assertThatThrownBy(() -> owner.createStatement().execute(change))
          .hasMessageContaining("only ever added to");
    }
  }

  private Connection owner() throws SQLException {
    return DriverManager.getConnection(
        schema.getJdbcUrl(), schema.getUsername(), schema.getPassword());
  }

  private long lines(String subject) {
    return sql.sql("select count(*) from audit_event where subject_id = ?")
        .param(subject)
        .query(Long.class)
        .single();
  }

  private long lastSeq() {
    return sql.sql("select max(seq) from audit_event").query(Long.class).single();
  }
}
