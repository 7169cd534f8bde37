package io.muster.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.AuditChain;
import io.muster.audit.AuditChain.Broken;
import io.muster.audit.AuditChain.How;
import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Forger;
import io.muster.audit.Who;
import io.muster.shared.Command;
import io.muster.shared.Invalid;
import io.muster.testing.PortalTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What seals find that the chain alone does not. Every forgery is done by the owner and undone. */
@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class VerificationDatabaseTests {

  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired Sealing sealing;
  @Autowired Seals seals;
  @Autowired Verification verification;
  @Autowired JdbcClient database;
  @Autowired FlywayConnectionDetails schema;
  @Autowired Clock clock;

  private Seal seal;

  private record Happened(String who) implements Auditable {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          new Who(null, who, ""), "thing.happened", "thing", "7", null, Map.of("n", 1));
    }
  }

  /** What is done to the log. */
  private interface Forgery {
    void commit(Connection owner) throws Exception;
  }

  @BeforeEach
  void linesASealAndMoreLines() {
    happen(5);
    sealing.seal();
    seal = seals.last().orElseThrow();
    happen(3);
  }

  private void happen(int times) {
    for (int i = 0; i < times; i++) {
      transaction.executeWithoutResult(t -> events.publishEvent(new Happened("tests")));
    }
  }

  @Test
  void anUntouchedLogIsWholeWithAndWithoutASealFromOutside() {
    assertThat(verification.verify(null).whole()).isTrue();
    assertThat(verification.verify(seal).whole()).isTrue();
    assertThat(verification.verify(seal).sentence()).contains("lines are as they were written");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoRewritesEverythingFromALineBeforeASealIsFound(long seed) throws Exception {
    long from = Math.max(1, seal.seq() - new Random(seed).nextInt(20));
    System.out.println("rewritten from " + from + ", seed " + seed);
    long sealed =
        seals.all().stream().mapToLong(Seal::seq).filter(n -> n >= from).min().orElseThrow();
    assertThat(forged(owner -> Forger.rewriteFrom(owner, from), null))
        .isEqualTo(new Broken(sealed, How.NOT_AS_NOTED));
  }

  @Test
  void whoRewritesWhatCameAfterTheLastSealIsFoundByASealFromOutside() throws Exception {
    long last = lastSeq();
    Seal outside = new Seal(last, hash(last), clock.instant());
    Forgery after = owner -> Forger.rewriteFrom(owner, seal.seq() + 1);
    assertThat(forged(after, null)).isInstanceOf(AuditChain.Intact.class);
    assertThat(forged(after, outside)).isEqualTo(new Broken(last, How.NOT_AS_NOTED));
  }

  @Test
  void whoRewritesTheSealsTooIsFoundByASealFromOutside() throws Exception {
    Forgery everything =
        owner -> {
          Forger.rewriteFrom(owner, 2);
          owner
              .createStatement()
              .execute(
                  "update audit_seal s set hash = e.hash from audit_event e where e.seq = s.seq");
        };
    assertThat(forged(everything, null)).isInstanceOf(AuditChain.Intact.class);
    assertThat(forged(everything, seal)).isEqualTo(new Broken(seal.seq(), How.NOT_AS_NOTED));
  }

  @Test
  void whoCutsTheEndOffIsFound() throws Exception {
    Forgery cut =
        owner ->
            owner.createStatement().execute("delete from audit_event where seq >= " + seal.seq());
    assertThat(forged(cut, null)).isEqualTo(new Broken(seal.seq(), How.CUT_OFF));
    Forgery sealsToo =
        owner -> {
          cut.commit(owner);
          owner.createStatement().execute("delete from audit_seal where seq >= " + seal.seq());
        };
    assertThat(forged(sealsToo, null)).isInstanceOf(AuditChain.Intact.class);
    assertThat(forged(sealsToo, seal)).isEqualTo(new Broken(seal.seq(), How.CUT_OFF));
  }

  @Test
  void aSealIsAddedOnlyForWhatIsNew() {
    transaction.executeWithoutResult(
        t -> {
          nobodyElseAddsALine();
          sealing.seal();
          int before = seals.all().size();
          assertThat(sealing.seal()).isEmpty();
          assertThat(seals.all()).hasSize(before);
        });
    happen(1);
    assertThat(sealing.seal()).isPresent();
  }

  @Test
  void whatIsSealedLeavesTheHouseWithTheLogs(CapturedOutput log) {
    happen(1);
    Seal next = sealing.seal().orElseThrow();
    assertThat(log.getOut()).contains(next.seq() + ":" + next.hash());
  }

  @Test
  void everyLineLeavesWithTheLogsOnceItIsCommitted(CapturedOutput log) {
    transaction.executeWithoutResult(t -> events.publishEvent(new Happened("committed")));
    transaction.executeWithoutResult(
        t -> {
          events.publishEvent(new Happened("rolled-back"));
          t.setRollbackOnly();
        });
    assertThat(log.getOut())
        .containsPattern("\\{\"seq\":\\d+,.*\"who\":\"committed\",.*\"hash\":\"[0-9a-f]{64}\"")
        .doesNotContain("rolled-back");
  }

  @Test
  void sealsAreNeverChangedOrDeleted() {
    for (String change :
        new String[] {"update audit_seal set seq = seq + 1", "delete from audit_seal"}) {
      assertThatThrownBy(() -> database.sql(change).update())
          .hasStackTraceContaining("permission denied");
      assertThatThrownBy(
              () -> {
                try (Connection owner = owner()) {
                  owner.createStatement().execute(change);
                }
              })
          .hasMessageContaining("never changed or deleted");
    }
  }

  @Test
  void theCommandTellsAndItsExitCodeSays() {
    assertThat(command(null)).startsWith("0 All ").contains("none from outside");
    assertThat(command(seal.seq() + ":" + seal.hash())).startsWith("0 ").contains("the one given");
    assertThat(command(seal.seq() + ":" + "0".repeat(64)))
        .startsWith("1 Line " + seal.seq() + " is not the one");
    assertThat(command("7")).startsWith("2 A seal is the number of a line");
  }

  @Test
  void aSealFromOutsideIsReadAsPeopleKeepIt() {
    Instant now = clock.instant();
    String hash = "ab".repeat(32);
    assertThat(Seal.of(" 12:" + hash.toUpperCase(java.util.Locale.ROOT) + "\n", now))
        .isEqualTo(new Seal(12, hash, now));
    assertThat(Seal.of("12 " + hash, now)).isEqualTo(new Seal(12, hash, now));
    for (String none : new String[] {"", "12", ":" + hash, "0:" + hash, "12:" + hash + "0"}) {
      assertThatThrownBy(() -> Seal.of(none, now)).as(none).isInstanceOf(Invalid.class);
    }
  }

  /** Until the transaction ends: it holds what every writer of a line waits for. */
  private void nobodyElseAddsALine() {
    database
        .sql("select pg_advisory_xact_lock(:end)")
        .param("end", 0x6d75737465720910L)
        .query(row -> {});
  }

  private String command(@Nullable String head) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Command command = new VerifyCommand(verification, new SealSettings("never", head), clock);
    int code = command.run(new PrintStream(out, true, StandardCharsets.UTF_8));
    return code + " " + out.toString(StandardCharsets.UTF_8);
  }

  private AuditChain.State forged(Forgery forgery, @Nullable Seal outside) throws Exception {
    try (Connection owner = owner()) {
      owner.setAutoCommit(false);
      owner.createStatement().execute("alter table audit_event disable trigger user");
      owner.createStatement().execute("alter table audit_seal disable trigger user");
      forgery.commit(owner);
      var one = new SingleConnectionDataSource(owner, true);
      AuditChain.State state =
          new Verification(new AuditChain(new JdbcTemplate(one)), new Seals(JdbcClient.create(one)))
              .verify(outside)
              .state();
      owner.rollback();
      return state;
    }
  }

  private Connection owner() throws java.sql.SQLException {
    return DriverManager.getConnection(
        schema.getJdbcUrl(), schema.getUsername(), schema.getPassword());
  }

  private String hash(long seq) {
    return database
        .sql("select encode(hash, 'hex') from audit_event where seq = ?")
        .param(seq)
        .query(String.class)
        .single();
  }

  private long lastSeq() {
    return database.sql("select max(seq) from audit_event").query(Long.class).single();
  }
}
