package io.muster.scans;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.evaluation.Verdict;
import io.muster.identity.Scope;
import io.muster.posture.PostureCheck;
import io.muster.posture.Postures;
import io.muster.posture.Segment;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A scan that finds what the one before found leaves its own row and its audit line. */
@PortalTest
class UnchangedScanDatabaseTests {

  private static final Duration ALLOWED = Duration.ofDays(7);

  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Postures postures;
  @Autowired PostureCheck check;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;

  private Cluster harbor;

  @BeforeEach
  void aClusterThatWasScanned() {
    Boundary boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    scans.of(harbor, seen());
  }

  private static Seen seen() {
    return Seen.on("w1", "w2").systemHost("w1", "agent").host("w1", "dbg").apart("w2", "web");
  }

  @Test
  void itAddsOneScanRowAndOneAuditLine() {
    assertThat(addedBy(seen())).isEqualTo(Map.of("scan", 1L, "audit_event", 1L));
  }

  @Test
  void oneThatFoundAnythingElseAddsMore() {
    assertThat(addedBy(seen().host("w2", "more")))
        .containsKeys("scan", "audit_event", "finding", "ledger_entry", "posture");
  }

  @Test
  void theStretchGoesOnAndItsDeadlineWithIt() {
    scans.of(harbor, Seen.on("w1"));
    Segment first = now();
    Instant again = first.from().plus(Duration.ofHours(3));
    Scan second = scans.of(harbor, Seen.on("w1"), again);
    List<Segment> timeline = postures.timelineOf(harbor.id(), Scope.EVERYTHING);
    Segment last = timeline.get(timeline.size() - 2);
    assertThat(last.from()).isEqualTo(first.from());
    assertThat(last.until()).isEqualTo(again.plus(ALLOWED));
    assertThat(last.standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(timeline.getLast().standing().reason()).startsWith("Too old");
    assertThat(at(again.minusNanos(1000)).standing().lastScan())
        .isEqualTo(first.standing().lastScan());
    assertThat(at(again).standing().lastCompleteScan()).isEqualTo(second.id());
    assertThat(check.compare(harbor.id())).isEmpty();
  }

  @Test
  void aStretchThatHadEndedByItselfIsNotTakenUpAgain() {
    Scan first = scans.of(harbor, Seen.on("w1"));
    Instant late = first.recordedAt().plus(ALLOWED).plusSeconds(60);
    scans.of(harbor, Seen.on("w1"), late);
    assertThat(at(late.minusNanos(1000)).standing().verdict()).isEqualTo(Verdict.NOT_REVIEWED);
    assertThat(at(late).from()).isEqualTo(late);
    assertThat(check.compare(harbor.id())).isEmpty();
  }

  private Segment now() {
    return postures.currentOf(harbor.id(), Scope.EVERYTHING).orElseThrow();
  }

  private Segment at(Instant t) {
    return postures.verdictAt(harbor.id(), t, Scope.EVERYTHING).orElseThrow();
  }

  /** The rows that a scan adds to each table; what others write meanwhile is not counted. */
  private Map<String, Long> addedBy(Seen seen) {
    Map<String, Long> added = new TreeMap<>();
    transaction.executeWithoutResult(
        t -> {
          Map<String, Long> before = rows();
          scans.of(harbor, seen);
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                /** The last to be asked, after the audit log. */
                @Override
                public void beforeCommit(boolean readOnly) {
                  rows().forEach((table, rows) -> added.merge(table, rows, Long::sum));
                }
              });
          before.forEach((table, rows) -> added.merge(table, -rows, Long::sum));
        });
    added.values().removeIf(rows -> rows == 0);
    return added;
  }

  /**
   * Those that this session has added to every table, less those that it deleted, but for the
   * tables of signing in and of what is to be done.
   */
  private Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    database
        .sql(
            """
            select relname, n_tup_ins - n_tup_del as rows from pg_stat_xact_user_tables
            where schemaname = current_schema()
              and relname not like 'spring_session%' and relname <> 'scheduled_tasks'
            """)
        .query(
            row -> {
              rows.put(row.getString("relname"), row.getLong("rows"));
            });
    return rows;
  }
}
