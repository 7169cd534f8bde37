package io.muster.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Commands;
import io.muster.audit.Who;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.findings.Discrepancy;
import io.muster.findings.Finding;
import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.RepresentativeManagement;
import io.muster.identity.Scope;
import io.muster.identity.TokenManagement;
import io.muster.inventory.Gap;
import io.muster.inventory.NodeManagement;
import io.muster.posture.Postures;
import io.muster.posture.Segment;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Damages what is derived in every way, as only the owner of a database could: the check names it,
 * a rebuild mends it, and nothing that was right is touched.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildDatabaseTests {

  private static final Who OPERATOR = new Who(null, "test", "");
  private static final Actor PORTAL = Actor.portal("test");

  /** How long one waits for the other at most, on a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir static Path home;

  private Commands commands;
  private ConfigurableApplicationContext context;
  private Fleet fleet;
  private ScansByHand scans;
  private JdbcClient database;
  private TransactionTemplate transaction;
  private ClusterCheck check;
  private Rebuild rebuild;
  private Boundary boundary;
  private Cluster harbor;

  @BeforeAll
  void workAsTheOwner() {
    commands = new Commands("integrity_test", home);
    context = commands.start("rebuild");
    fleet = made(Fleet.class);
    scans = made(ScansByHand.class);
    database = bean(JdbcClient.class);
    transaction = bean(TransactionTemplate.class);
    check = bean(ClusterCheck.class);
    rebuild = bean(Rebuild.class);
  }

  @AfterAll
  void close() {
    context.close();
  }

  /**
   * Two open findings, one that ended and recurred, one renamed, a node that left, an exception.
   */
  @BeforeEach
  void aHarborWithAHistory() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    scan(Seen.on("w1", "w2").systemHost("w1", "agent").host("w1", "dbg").host("w2", "web"));
    approveTheAgent();
    scan(
        Seen.on("w1", "w2")
            .systemHost("w1", "agent")
            .apart("w1", "dbg")
            .bearing(Seen.id("made anew"))
            .host("w2", "web"));
    scan(
        Seen.on("w1", "w2")
            .systemHost("w1", "agent")
            .host("w1", "dbg")
            .host("w2", "shop")
            .bearing(Seen.id("w2", "web")));
    scan(
        Seen.on("w1")
            .systemHost("w1", "agent")
            .host("w1", "dbg")
            .gap(Gap.Kind.NODE_VANISHED, "w2", 0));
    Person iris = cast().irisTheIsso(boundary.id());
    bean(NodeManagement.class).confirmLeft(iris.actor(), harbor.id(), "w2", "Scrapped.");
    assertThat(check.compare(harbor.id())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a finding is missing            | none                 | delete from coverage where cluster_id = :c; delete from finding_stand where cluster_id = :c; delete from finding_detail where finding_id in (select id from finding where cluster_id = :c and recurrence_of is not null); delete from finding_place where finding_id in (select id from finding where cluster_id = :c and recurrence_of is not null); delete from finding where cluster_id = :c and recurrence_of is not null
          a finding too many              | a finding            | with f as (insert into finding (id, cluster_id, opened_at, opened_by) select gen_random_uuid(), cluster_id, opened_at, opened_by from finding where cluster_id = :c order by opened_at limit 1 returning *) insert into finding_place (finding_id, cluster_id, boundary_id, node, name, from_at) select f.id, :c, b.boundary_id, 'w9', 'ghost', f.opened_at from f, (select boundary_id from cluster_version where cluster_id = :c limit 1) b
          a finding without a place       | a finding            | insert into finding (id, cluster_id, opened_at, opened_by) select gen_random_uuid(), cluster_id, opened_at, opened_by from finding where cluster_id = :c limit 1
          an ended finding is open again  | still open           | update finding set ended_at = null, ended_as = null, ended_by = null where cluster_id = :c and ended_as = 'FIXED'
          a finding ended otherwise       | GONE                 | update finding set ended_as = 'GONE' where cluster_id = :c and ended_as = 'FIXED'
          a finding ended at another time | FIXED                | update finding set ended_at = ended_at - interval '1 microsecond' where cluster_id = :c and ended_as = 'FIXED'
          it opened at another time       | opened               | update finding set opened_at = opened_at - interval '1 microsecond' where cluster_id = :c and recurrence_of is not null
          no recurrence                   | none                 | update finding set recurrence_of = null where cluster_id = :c
          another name                    | wrong                | update finding_place set name = 'wrong' where cluster_id = :c and name = 'shop'
          a container was forgotten       |                      | delete from finding_detail where finding_id in (select id from finding where cluster_id = :c and recurrence_of is not null)
          another fingerprint             | 0000000000           | update finding_detail set fingerprint = repeat('0', 64) where finding_id in (select id from finding where cluster_id = :c)
          a segment is missing            | none                 | delete from posture where cluster_id = :c and from_at = (select min(from_at) from posture where cluster_id = :c)
          a hole between segments         | a hole               | delete from posture where id = (select id from posture where cluster_id = :c order by from_at offset 1 limit 1)
          a wrong verdict                 | NOT_A_FINDING        | update posture set verdict = 'NOT_A_FINDING', doubt = '', raw = 0, documented = 0, unaddressed = 0, accepted = 0 where cluster_id = :c and id = (select id from posture where cluster_id = :c and verdict = 'OPEN' order by from_at limit 1)
          wrong figures                   | raw=9                | update posture set raw = 9, unaddressed = 9 - documented where cluster_id = :c and verdict = 'OPEN'
          a segment is too long           | Posture              | with cut as (delete from posture where id = (select id from posture where cluster_id = :c order by from_at offset 2 limit 1) returning *) update posture p set until_at = cut.until_at from cut where p.cluster_id = :c and p.until_at = cut.from_at
          a forecast is wrong             | Posture              | update posture set reason = 'Never' where cluster_id = :c and until_at = 'infinity'
          coverage is missing             | []                   | delete from coverage where cluster_id = :c
          coverage ends too early         | []                   | update coverage set until_at = until_at - interval '1 day' where cluster_id = :c and from_at = (select max(from_at) from coverage where cluster_id = :c)
          no finding stands anyhow        | []                   | delete from finding_stand where cluster_id = :c
          one stands another way          | ACCEPTED             | update finding_stand set stand = 'ACCEPTED' where cluster_id = :c
          one stands somewhere else       | 00000000-0000        | update finding_stand set boundary_id = '00000000-0000-0000-0000-000000000001' where cluster_id = :c
          coverage of another kind        | RISK_ACCEPTED        | update coverage set kind = 'RISK_ACCEPTED' where cluster_id = :c
          """)
  void theCheckNamesTheDamageAndTheRebuildMendsIt(String damage, String told, String statements) {
    List<String> before = everything();
    List<String> verdicts = verdicts();
    damage(statements);
    assertThat(everything()).isNotEqualTo(before);

    List<Discrepancy> found = check.compare(harbor.id());
    assertThat(found).as(damage).isNotEmpty();
    assertThat(found.toString()).contains(told == null ? "Finding on" : told);

    assertThat(rebuild.mend(harbor.id(), OPERATOR)).as("it says what it mended").isNotEmpty();
    assertThat(check.compare(harbor.id())).isEmpty();
    assertThat(rebuild.mend(harbor.id(), OPERATOR)).as("and finds nothing more").isEmpty();
    assertThat(verdicts()).isEqualTo(verdicts);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverWasScannedFollowsFromWhatIsKeptOfIt(long seed) {
    Random random = new Random(seed);
    for (int scan = 0; scan < 8; scan++) {
      scan(anything(random));
      assertThat(check.compare(harbor.id())).as("after scan %d", scan).isEmpty();
    }
    List<Finding> before = findings();
    damage(
        "update finding_place set name = name || '.' where finding_id in"
            + " (select id from finding where cluster_id = :c and ended_at is not null);"
            + " delete from finding_detail where finding_id in"
            + " (select id from finding where cluster_id = :c and ended_at is null);"
            + " delete from posture where cluster_id = :c");
    rebuild.mend(harbor.id(), OPERATOR);
    assertThat(check.compare(harbor.id())).isEmpty();
    assertThat(findings()).isEqualTo(before);
  }

  /** Few names and few containers, so that findings end, recur, swap names and change. */
  private static Seen anything(Random random) {
    Seen seen = Seen.on("w1", "w2");
    List<String> names = new ArrayList<>(List.of("a", "b", "c", "d"));
    Collections.shuffle(names, random);
    for (int container = 0; container < 4; container++) {
      String name = names.get(container);
      String id = "container " + container + (random.nextInt(4) == 0 ? " anew" : "");
      switch (random.nextInt(4)) {
        case 0 -> seen = seen.apart("w1", name).bearing(Seen.id(id + ", apart"));
        case 1 -> seen = seen.systemHost("w1", name).bearing(Seen.id(id));
        case 2 -> seen = seen.host("w1", name).bearing(Seen.id(id));
        default -> {}
      }
    }
    return random.nextInt(5) == 0 ? seen.gap(Gap.Kind.NODE_VANISHED, "w2", 0) : seen;
  }

  @Test
  void whatIsRightKeepsItsIdentity() {
    List<Finding> before = findings();
    damage("update finding set ended_as = 'GONE' where cluster_id = :c and ended_as = 'FIXED'");
    rebuild.mend(harbor.id(), OPERATOR);
    assertThat(findings()).isEqualTo(before);
  }

  @Test
  void aRebuildLeavesAnAuditLineAndOneThatMendsNothingLeavesNone() {
    rebuild.mend(harbor.id(), OPERATOR);
    assertThat(auditLines()).isZero();
    damage("delete from coverage where cluster_id = :c");
    rebuild.mend(harbor.id(), OPERATOR);
    assertThat(auditLines()).isEqualTo(1);
  }

  @Test
  @Timeout(30)
  void aRebuildWaitsForAScanThatIsBeingRecordedAndFindsItWhole() throws Exception {
    damage("delete from posture where cluster_id = :c");
    CountDownLatch recorded = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> recording = threads.submit(() -> recordAndHold(recorded, commit));
      await(recorded);
      Future<List<Discrepancy>> mending = threads.submit(() -> rebuild.mend(harbor.id(), OPERATOR));
      try {
        awaitAnotherThatWaits(mending);
      } finally {
        commit.countDown();
      }
      recording.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      assertThat(mending.get(LONGEST.toSeconds(), TimeUnit.SECONDS)).isNotEmpty();
    }
    assertThat(check.compare(harbor.id())).isEmpty();
    assertThat(findings()).anyMatch(f -> f.open() && f.subject().name().equals("beside"));
  }

  private void recordAndHold(CountDownLatch recorded, CountDownLatch commit) {
    transaction.executeWithoutResult(
        t -> {
          scan(Seen.on("w1").host("w1", "beside"));
          recorded.countDown();
          await(commit);
        });
  }

  private void awaitAnotherThatWaits(Future<?> mending) throws InterruptedException {
    Instant giveUp = Instant.now().plus(LONGEST);
    while (waiting() == 0) {
      assertThat(mending.isDone()).as("it may not go on beside a recording").isFalse();
      assertThat(Instant.now()).as("it waits for the recording").isBefore(giveUp);
      Thread.sleep(20);
    }
  }

  @Test
  void movesAndRetirementsAreReplayedToo() {
    Boundary other = fleet.aBoundary();
    ClusterManagement clusters = bean(ClusterManagement.class);
    clusters.edit(PORTAL, harbor.id(), harbor.details().withBoundary(other.id()));
    clusters.retire(Cast.ANY_ISSM, harbor.id(), "Replaced.");
    assertThat(check.compare(harbor.id())).isEmpty();
    List<Finding> before = findings();
    damage("update finding_place set name = 'x' || name where cluster_id = :c");
    rebuild.mend(harbor.id(), OPERATOR);
    assertThat(check.compare(harbor.id())).isEmpty();
    assertThat(findings()).as("under the ids that decisions cite").isEqualTo(before);
  }

  @Test
  void theOwnerWhoDoesNotSayThatItRebuildsRewritesNothing() {
    assertThatThrownBy(
            () ->
                database
                    .sql("delete from posture where cluster_id = ?")
                    .param(harbor.id().value())
                    .update())
        .hasMessageContaining("history");
  }

  @Test
  void theCommandsTellByTheirExitCodeWhatTheyFound() {
    assertThat(commands.run("check").exitCode()).isZero();
    damage("update posture set reason = E'Never\\u001b[2J' where cluster_id = :c");
    Commands.Answer found = commands.run("check");
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.text())
        .contains("Cluster " + harbor.id(), "1 of ", "rebuild")
        .doesNotContain("\u001b");
    assertThat(
            database
                .sql("select differing from integrity_check order by ended_at desc limit 1")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    Commands.Answer mended = commands.run("rebuild");
    assertThat(mended.text()).contains("1 clusters were mended, 0 could not be");
    assertThat(mended.exitCode()).isZero();
    assertThat(commands.run("check").exitCode()).isZero();
    assertThat(commands.run("chekc"))
        .satisfies(
            a -> {
              assertThat(a.exitCode()).isEqualTo(2);
              assertThat(a.text()).contains("no command \"chekc\"", "rebuild");
            });
  }

  private void approveTheAgent() {
    Cast cast = cast();
    Requests requests = made(Requests.class);
    ExceptionRequest approved =
        requests.approved(
            cast.irisTheIsso(boundary.id()),
            cast.marcusTheIssm(boundary.id()),
            cast.adaTheAo(boundary.id()),
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "agent"));
    assertThat(approved.term()).isNotNull();
  }

  private Cast cast() {
    return new Cast(
        bean(AccountManagement.class),
        bean(RepresentativeManagement.class),
        bean(TokenManagement.class));
  }

  private void scan(Seen seen) {
    scans.of(harbor, seen);
  }

  private void damage(String statements) {
    transaction.executeWithoutResult(
        t -> {
          database.sql("select set_config('muster.rebuild', 'on', true)").query(row -> {});
          for (String statement : statements.split(";")) {
            database.sql(statement).param("c", harbor.id().value()).update();
          }
        });
  }

  /** Every derived row of the cluster, as text. */
  private List<String> everything() {
    return database
        .sql(
            """
            select f::text from finding f where cluster_id = :c
            union all select p::text from finding_place p where cluster_id = :c
            union all select d::text from finding_detail d join finding f on f.id = d.finding_id
              where f.cluster_id = :c
            union all select s::text from posture s where cluster_id = :c
            union all select a::text from finding_stand a where cluster_id = :c
            union all select g::text from coverage g where cluster_id = :c order by 1
            """)
        .param("c", harbor.id().value())
        .query(String.class)
        .list();
  }

  /** How the cluster stood and will stand, with neighbours that stand the same joined. */
  private List<String> verdicts() {
    List<String> verdicts = new ArrayList<>();
    String last = "";
    for (Segment segment : bean(Postures.class).timelineOf(harbor.id(), Scope.EVERYTHING)) {
      if (!segment.standing().toString().equals(last)) {
        verdicts.add(segment.from() + " " + segment.standing());
      }
      last = segment.standing().toString();
    }
    return verdicts;
  }

  private List<Finding> findings() {
    return bean(Findings.class)
        .page(
            FindingFilter.ALL.of(harbor.id()).withState(FindingFilter.State.ANY),
            FindingOrder.OLDEST,
            0,
            100,
            Scope.EVERYTHING);
  }

  private int waiting() {
    return database
        .sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .query(Integer.class)
        .single();
  }

  private int auditLines() {
    return database
        .sql(
            "select count(*) from audit_event where action = 'integrity.rebuilt' and subject_id ="
                + " :id")
        .param("id", harbor.id().toString())
        .query(Integer.class)
        .single();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private <T> T made(Class<T> type) {
    return context.getAutowireCapableBeanFactory().createBean(type);
  }
}
