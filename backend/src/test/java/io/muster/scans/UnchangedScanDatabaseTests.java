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

/** A scan that finds what the one before found leaves its own row and its audit line. */
@PortalTest
class UnchangedScanDatabaseTests {

  private static final Duration ALLOWED = Duration.ofDays(7);

  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Postures postures;
  @Autowired PostureCheck check;
  @Autowired JdbcClient database;

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
    Map<String, Long> before = rows();
    scans.of(harbor, seen());
    assertThat(added(before, rows())).isEqualTo(Map.of("scan", 1L, "audit_event", 1L));
  }

  @Test
  void oneThatFoundAnythingElseAddsMore() {
    Map<String, Long> before = rows();
    scans.of(harbor, seen().host("w2", "more"));
    assertThat(added(before, rows()))
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

  private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> added = new TreeMap<>();
    after.forEach(
        (table, rows) -> {
          if (!rows.equals(before.get(table))) {
            added.put(table, rows - before.get(table));
          }
        });
    return added;
  }

  /** Of every table, but for those of signing in and of what is to be done. */
  private Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    database
        .sql(
            """
            select c.relname from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
              and c.relname not like 'spring_session%' and c.relname <> 'scheduled_tasks'
              and has_table_privilege(c.oid, 'select')
            """)
        .query(String.class)
        .list()
        .forEach(
            table ->
                rows.put(
                    table,
                    database.sql("select count(*) from " + table).query(Long.class).single()));
    return rows;
  }
}
