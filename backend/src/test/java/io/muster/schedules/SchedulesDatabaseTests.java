package io.muster.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.Scan;
import io.muster.scans.ScanStatus;
import io.muster.scans.Scans;
import io.muster.scans.ScansByHand;
import io.muster.scans.Urgency;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Scans that begin by themselves. */
@PortalTest
class SchedulesDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Schedules schedules;
  @Autowired ScheduleManagement management;
  @Autowired ClusterManagement clusters;
  @Autowired PlannedRuns runs;
  @Autowired Circuits circuits;
  @Autowired Planner planner;
  @Autowired Scans scans;
  @Autowired ScansByHand byHand;
  @Autowired JdbcClient database;

  private Boundary boundary;
  private Cluster harbor;
  private Person otis;

  @BeforeEach
  void aClusterWithoutABundle() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    otis = cast.otisTheOperator(boundary.id());
  }

  @Test
  void aNewClusterIsPlannedByTheFleetsSchedule() {
    assertThat(schedules.of(harbor, Scope.EVERYTHING).reach()).isEqualTo(new Reach.Fleet());
    assertThat(next()).isBetween(in(Duration.ofHours(23)), in(Duration.ofHours(25)));
  }

  @Test
  void theNarrowerHoldsAndTheWiderHoldsAgainWithoutIt() {
    management.write(otis.actor(), new Reach.OfBoundary(boundary.id()), every(10), null);
    assertThat(next()).isBetween(in(Duration.ofHours(9)), in(Duration.ofHours(11)));
    Reach own = new Reach.OfCluster(harbor.id(), boundary.id());
    management.write(otis.actor(), own, every(2), null);
    assertThat(next()).isBetween(in(Duration.ofHours(1)), in(Duration.ofHours(3)));
    management.write(otis.actor(), own, every(3), null);
    assertThat(schedules.of(harbor, Scope.EVERYTHING).timetable()).isEqualTo(every(3));
    management.remove(otis.actor(), own);
    assertThat(next()).isBetween(in(Duration.ofHours(9)), in(Duration.ofHours(11)));
    assertThatThrownBy(() -> management.remove(otis.actor(), own)).isInstanceOf(Conflict.class);
    management.remove(otis.actor(), new Reach.OfBoundary(boundary.id()));
    assertThat(next()).isAfter(in(Duration.ofHours(20)));
  }

  @Test
  void aRunThatIsDueAsksForAScanAndPlansTheNext() {
    long auditedBefore = audited("scan.requested");
    due(harbor, Instant.now());
    awaiting(() -> scans.last(harbor.id(), Scope.EVERYTHING).isPresent());
    Scan scan = scans.last(harbor.id(), Scope.EVERYTHING).orElseThrow();
    assertThat(scan.urgency()).isEqualTo(Urgency.SCHEDULE);
    assertThat(scan.requestedBy()).isEqualTo("schedule");
    assertThat(audited("scan.requested")).isEqualTo(auditedBefore);
    assertThat(runs.missed(harbor.id(), 5)).isEmpty();
    awaiting(() -> next().isAfter(Instant.now()));
  }

  @Test
  void whatWasMissedIsCaughtUpOnceAndSaid() {
    management.write(otis.actor(), new Reach.OfBoundary(boundary.id()), every(12), null);
    Instant planned = Instant.now().minus(Duration.ofHours(50));
    assertThat(planner.run(harbor.id(), planned)).isPresent();
    assertThat(runs.missed(harbor.id(), 5))
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.runs()).isEqualTo(5);
              assertThat(Duration.between(planned, m.first()).abs())
                  .isLessThan(Duration.ofMillis(1));
            });
    awaiting(() -> scans.open(harbor.id(), Scope.EVERYTHING).isEmpty());
    assertThat(scans.before(harbor.id(), Scope.EVERYTHING, Instant.now().plusSeconds(9), 10))
        .hasSize(1);
  }

  @Test
  void whilePausedNothingIsAskedFor() {
    Instant until = Instant.now().plus(Duration.ofDays(2));
    management.write(
        otis.actor(),
        new Reach.OfBoundary(boundary.id()),
        every(12),
        new Schedule.Pause("The site moves", until));
    assertThat(next()).isAfterOrEqualTo(until.minusSeconds(1));
    assertThat(planner.run(harbor.id(), Instant.now()).orElseThrow())
        .isAfterOrEqualTo(until.minusSeconds(1));
    assertThat(scans.last(harbor.id(), Scope.EVERYTHING)).isEmpty();
    assertThat(scans.open(harbor.id(), Scope.EVERYTHING)).isEmpty();
  }

  @Test
  void whoCannotBeReadIsTriedSoonerThenLessAndLessOften() {
    for (int failures = 1; failures <= 3; failures++) {
      int many = failures;
      planner.run(harbor.id(), Instant.now());
      awaiting(() -> circuits.of(harbor.id()).filter(c -> c.failures() == many).isPresent());
      assertThat(circuits.of(harbor.id()).orElseThrow().open()).isEqualTo(many == 3);
      Duration wait = Backoff.after(many);
      Circuit now = circuits.of(harbor.id()).orElseThrow();
      assertThat(Duration.between(now.lastAt(), now.nextTryAt())).isEqualTo(wait);
      planner.sweep();
      assertThat(Duration.between(now.nextTryAt(), next()).abs()).isLessThan(Duration.ofSeconds(2));
    }
    Scan last = scans.last(harbor.id(), Scope.EVERYTHING).orElseThrow();
    assertThat(last.status()).isEqualTo(ScanStatus.FAILED);
    assertThat(last.trouble()).isNotNull();

    byHand.of(harbor, Seen.on("w1").systemHost("w1", "agent"));
    assertThat(circuits.of(harbor.id())).isEmpty();
    assertThat(next()).isAfter(in(Duration.ofHours(20)));
  }

  @Test
  void aRetiredClusterIsPlannedNoMore() {
    clusters.retire(cast.marcusTheIssm(boundary.id()).actor(), harbor.id(), "Replaced by drydock");
    assertThat(runs.next(List.of(harbor.id()))).isEmpty();
    assertThat(planner.run(harbor.id(), Instant.now())).isEmpty();
  }

  @Test
  void onlyThoseWhoMayScanSayWhen() {
    Reach whole = new Reach.OfBoundary(boundary.id());
    Actor vera = cast.veraTheAuditor(boundary.id()).actor();
    assertThatThrownBy(() -> management.write(vera, whole, every(5), null))
        .isInstanceOf(Forbidden.class);
    for (Reach wide : List.of(new Reach.Fleet(), new Reach.OfLabel(null, "tier=gold"))) {
      assertThatThrownBy(() -> management.write(otis.actor(), wide, every(5), null))
          .isInstanceOf(Forbidden.class);
    }
    management.write(otis.actor(), new Reach.OfLabel(boundary.id(), "tier=gold"), every(5), null);
    assertThat(schedules.list(vera.scope()))
        .extracting(Schedule::reach)
        .contains(new Reach.OfLabel(boundary.id(), "tier=gold"), new Reach.Fleet());
    Person stranger = cast.otisTheOperator(fleet.aBoundary().id());
    assertThat(schedules.list(stranger.actor().scope()))
        .extracting(Schedule::reach)
        .doesNotContain(new Reach.OfLabel(boundary.id(), "tier=gold"));
    assertThatThrownBy(
            () ->
                management.remove(stranger.actor(), new Reach.OfLabel(boundary.id(), "tier=gold")))
        .isInstanceOf(io.muster.shared.NotFound.class);
  }

  @Test
  void whatLeavesNoTimeIsRefused() {
    Reach whole = new Reach.OfBoundary(boundary.id());
    Timetable never =
        new Timetable(
            new Cadence.Every(Duration.ofHours(1)),
            ZoneId.of("UTC"),
            List.of(Window.parse("forbid daily")),
            Duration.ZERO);
    assertThatThrownBy(() -> management.write(otis.actor(), whole, never, null))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("no time of the week");
    assertThatThrownBy(
            () ->
                management.write(
                    otis.actor(),
                    whole,
                    every(5),
                    new Schedule.Pause("Long", Instant.now().plus(Duration.ofDays(91)))))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void aScheduleIsWrittenInTheBrowserAndWhatIsWrongStandsAtItsField() throws Exception {
    Document form = page("/schedules/form?reach=CLUSTER&cluster=" + harbor.id());
    assertThat(form.selectFirst("h1").text()).isEqualTo("Schedule: Cluster " + harbor.name());
    assertThat(form.selectFirst("#every").val()).isEqualTo("24");
    var wrong =
        post("/schedules")
            .with(Cast.as(otis))
            .with(csrf())
            .param("reach", "CLUSTER")
            .param("cluster", harbor.id().toString())
            .param("cadence", "CRON")
            .param("cron", "every monday")
            .param("zone", "UTC");
    Document refused =
        Jsoup.parse(
            mvc.perform(wrong)
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
    assertThat(refused.selectFirst("#cron-error").text()).contains("five fields");
    assertThat(refused.selectFirst("#cron").val()).isEqualTo("every monday");

    LocalDate last = LocalDate.now(ZoneOffset.UTC).plusDays(3);
    mvc.perform(
            post("/schedules")
                .with(Cast.as(otis))
                .with(csrf())
                .param("reach", "CLUSTER")
                .param("cluster", harbor.id().toString())
                .param("cadence", "CRON")
                .param("cron", "30 2 * * MON")
                .param("zone", "UTC")
                .param("windows", "forbid Sat,Sun")
                .param("jitter", "20")
                .param("pauseReason", "The site moves")
                .param("pausedThrough", last.toString()))
        .andExpect(status().is(303));
    String section =
        page("/clusters/" + harbor.id()).selectFirst("[aria-labelledby=h-schedule]").text();
    assertThat(section)
        .contains(
            "Every Monday at 02:30 (UTC), up to 20 minutes later at random; forbid Sat,Sun",
            "its own schedule",
            "Paused",
            "The site moves");
    assertThat(page("/schedules").select("tbody tr").text())
        .contains("Cluster " + harbor.name(), "The fleet");
    mvc.perform(
            post("/schedules/removal")
                .with(Cast.as(otis))
                .with(csrf())
                .param("reach", "CLUSTER")
                .param("cluster", harbor.id().toString()))
        .andExpect(status().is(303));
    assertThat(page("/schedules").select("tbody tr").text()).doesNotContain(harbor.name());
  }

  private Document page(String address) throws Exception {
    return Jsoup.parse(
        mvc.perform(get(address).with(Cast.as(otis)))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }

  private void due(Cluster cluster, Instant at) {
    runs.plan(java.util.Map.of(cluster.id(), at));
  }

  private Instant next() {
    return runs.next(List.of(harbor.id())).get(harbor.id());
  }

  private long audited(String what) {
    return database
        .sql("select count(*) from audit_event where action = :what and boundary_id = :boundary")
        .param("what", what)
        .param("boundary", boundary.id().value())
        .query(Long.class)
        .single();
  }

  private static Timetable every(int hours) {
    return new Timetable(
        new Cadence.Every(Duration.ofHours(hours)),
        ZoneId.of("UTC"),
        List.of(),
        Duration.ofMinutes(10));
  }

  private static Instant in(Duration time) {
    return Instant.now().plus(time);
  }

  private static void awaiting(BooleanSupplier condition) {
    Instant until = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("what was awaited came to pass").isBefore(until);
      try {
        Thread.sleep(20);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }
}
