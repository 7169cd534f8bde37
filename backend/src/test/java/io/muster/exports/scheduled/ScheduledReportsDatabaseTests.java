package io.muster.exports.scheduled;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.exports.Reports;
import io.muster.exports.SelectionWords;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.identity.TokenScope;
import io.muster.scans.ScansByHand;
import io.muster.schedules.Timetable;
import io.muster.schedules.Timetables;
import io.muster.shared.BoundaryId;
import io.muster.shared.Conflict;
import io.muster.shared.Digest;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Scheduled reports. The tests move the clock of the making on, which db-scheduler's own does not
 * follow: what it plans is looked at in its table.
 */
@PortalTest
class ScheduledReportsDatabaseTests {

  @TempDir Path folder;
  @Autowired MockMvc browser;
  @Autowired ReportScheduling scheduling;
  @Autowired ScheduledReports made;
  @Autowired ScheduleRows schedules;
  @Autowired ReportRows rows;
  @Autowired Pieces pieces;
  @Autowired Sights sights;
  @Autowired Reports reports;
  @Autowired SelectionWords words;
  @Autowired Keeping keeping;
  @Autowired AccountManagement accounts;
  @Autowired ClusterManagement clusters;
  @Autowired JdbcClient database;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Clock clock;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;

  @BeforeEach
  void somethingIsOpenOnHarbor() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "agent"));
  }

  @Test
  void aReportIsMadeAtItsTimeAsOfItAndPlannedAnew() throws Exception {
    ReportSchedule schedule = weekly(iris, "findings", "csv", boundary.id());
    Instant first = schedule.timetable().nominal(clock.instant(), 1).getFirst();
    assertThat(planned(schedule)).contains(first);
    assertThat(making(first.minusSeconds(1)).run(schedule.id())).contains(first);
    assertThat(of(schedule)).isEmpty();

    Optional<Instant> next = making(first.plusSeconds(3)).run(schedule.id());
    assertThat(next).contains(first.plus(Duration.ofDays(7)));
    ScheduledReport report = of(schedule).getFirst();
    assertThat(report.asOf()).isEqualTo(first);
    assertThat(report.missed()).isZero();
    assertThat(report.said()).isEqualTo("Boundary " + boundary.name());
    String csv = new String(content(report), StandardCharsets.UTF_8);
    assertThat(csv).contains(first.toString(), ",harbor,", ",agent,");
    assertThat(report.file().sha256()).isEqualTo(Digest.of(content(report)));
    assertThat(report.file().size()).isEqualTo(content(report).length);

    making(first.plusSeconds(4)).run(schedule.id());
    assertThat(of(schedule)).as("once, whichever instance looks again").hasSize(1);
  }

  @Test
  void theSchedulerItselfCatchesUpWhatWasMissed() throws Exception {
    ReportSchedule said = weekly(iris, "findings", "csv", boundary.id());
    ReportSchedule since =
        new ReportSchedule(
            UUID.randomUUID(),
            said.owner(),
            said.username(),
            said.report(),
            said.about(),
            said.timetable(),
            clock.instant().minus(Duration.ofDays(15)),
            null);
    schedules.add(since, "0 6 * * MON");
    schedules.plan(since.id(), clock.instant());
    for (int i = 0; i < 600 && planned(since).orElseThrow().isBefore(clock.instant()); i++) {
      Thread.sleep(50);
    }
    assertThat(of(since)).hasSize(1);
    assertThat(of(since).getFirst().kept()).isTrue();
    assertThat(of(since).getFirst().missed()).isBetween(2, 3);
    assertThat(planned(since)).isEqualTo(planned(said));
  }

  @Test
  void twoInstancesAtOnceMakeOneReport() throws Exception {
    ReportSchedule schedule = weekly(iris, "findings", "csv", boundary.id());
    Instant first = first(schedule);
    try (var two = Executors.newFixedThreadPool(2)) {
      two.invokeAll(Collections.nCopies(2, () -> making(first).run(schedule.id())));
    }
    assertThat(of(schedule)).hasSize(1).allMatch(ScheduledReport::kept);
    assertThat(audit("report.kept", of(schedule).getFirst().id())).isEqualTo(1);
  }

  @Test
  void missedTimesAreCaughtUpOnceAndMarked() throws Exception {
    ReportSchedule schedule = weekly(iris, "findings", "csv", boundary.id());
    Instant first = first(schedule);
    Instant back = first.plus(Duration.ofDays(15));
    making(back).run(schedule.id());

    assertThat(of(schedule)).hasSize(1);
    ScheduledReport report = of(schedule).getFirst();
    assertThat(report.asOf()).isEqualTo(first.plus(Duration.ofDays(14)));
    assertThat(report.missed()).isEqualTo(3);
    Document page = page(iris);
    assertThat(page.text()).contains("made late", "for 3 missed times");
  }

  @Test
  void whoseGrantEndedGetsNoneAndTheScheduleSaysWhy() throws Exception {
    ReportSchedule schedule = weekly(iris, "findings", "csv", boundary.id());
    Instant first = first(schedule);
    making(first).run(schedule.id());
    ScheduledReport before = of(schedule).getFirst();
    grants(iris, new Grant(Role.ISSO, fleet.aBoundary().id()));

    assertThat(making(first.plus(Duration.ofDays(7))).run(schedule.id())).isEmpty();
    ReportSchedule ended = schedules.find(schedule.id()).orElseThrow();
    assertThat(ended.end().because()).contains("holds no role in its boundary any more");
    assertThat(of(schedule)).hasSize(1);
    assertThat(page(iris).text()).contains("Ended", "holds no role in its boundary any more");
    assertThat(sent(iris, before).getStatus())
        .as("nor is the owner shown what was made before")
        .isEqualTo(404);
    assertThat(audit("report-schedule.ended", schedule.id())).isEqualTo(1);
    assertThat(making(first.plus(Duration.ofDays(14))).run(schedule.id())).isEmpty();
  }

  @Test
  void whoseAccountIsDisabledOrHoldsNoRoleGetsNone() {
    ReportSchedule one = weekly(iris, "findings", "csv", null);
    grants(iris);
    making(first(one)).run(one.id());
    assertThat(schedules.find(one.id()).orElseThrow().end().because())
        .contains("holds no role any more");

    Person vera = cast.veraTheAuditor(boundary.id());
    ReportSchedule other = weekly(vera, "findings", "csv", boundary.id());
    accounts.disable(Actor.portal("test"), vera.id());
    making(first(other)).run(other.id());
    assertThat(schedules.find(other.id()).orElseThrow().end().because()).contains("is disabled");
  }

  @Test
  void whoSeesLessThanBeforeGetsLess() throws Exception {
    Boundary second = fleet.aBoundary();
    scans.of(fleet.drydockIn(second), Seen.on("d1").host("d1", "secret-thing"));
    Person both =
        cast.person("Both", new Grant(Role.ISSO, boundary.id()), new Grant(Role.ISSO, second.id()));
    ReportSchedule schedule = weekly(both, "findings", "csv", null);
    Instant first = first(schedule);
    making(first).run(schedule.id());
    grants(both, new Grant(Role.ISSO, boundary.id()));
    making(first.plus(Duration.ofDays(7))).run(schedule.id());
    List<ScheduledReport> two = of(schedule);

    assertThat(text(two.getLast())).contains("secret-thing", "agent");
    assertThat(text(two.getFirst())).contains("agent").doesNotContain("secret-thing", "drydock");
    assertThat(sent(both, two.getLast()).getStatus()).isEqualTo(404);
    assertThat(sent(both, two.getFirst()).getStatus()).isEqualTo(200);
  }

  @Test
  void aFileExistsForWhoMaySeeAllThatItWasMadeFrom() throws Exception {
    Boundary second = fleet.aBoundary();
    Person root = cast.rootTheAdministrator();
    Person both =
        cast.person("Both", new Grant(Role.ISSO, boundary.id()), new Grant(Role.ISSO, second.id()));
    ScheduledReport ofOne = run(weekly(root, "findings", "csv", boundary.id()));
    ScheduledReport ofTwo = run(weekly(both, "findings", "csv", null));
    ScheduledReport ofAll = run(weekly(root, "findings", "csv", null));
    Person vera = cast.veraTheAuditor(boundary.id());
    Person stranger = cast.veraTheAuditor(fleet.aBoundary().id());

    assertThat(statuses(vera, ofOne, ofTwo, ofAll)).containsExactly(200, 404, 404);
    assertThat(statuses(both, ofOne, ofTwo, ofAll)).containsExactly(200, 200, 404);
    assertThat(statuses(root, ofOne, ofTwo, ofAll)).containsExactly(200, 200, 200);
    assertThat(statuses(stranger, ofOne, ofTwo, ofAll)).containsExactly(404, 404, 404);
    assertThat(page(stranger).text()).contains("No file yet.").doesNotContain(boundary.name());
    assertThat(page(vera).select("a[href=/reports/scheduled/" + ofOne.id() + "]")).hasSize(1);
    assertThat(page(vera).select("a[href=/reports/scheduled/" + ofTwo.id() + "]")).isEmpty();
  }

  @Test
  void aFileOfOneBoundaryHoldsNothingThatOnlyItsOwnerMaySee() throws Exception {
    Boundary secret = fleet.aBoundary();
    Cluster moved = fleet.clusterIn(secret, "moved");
    scans.of(moved, Seen.on("m1").apart("m1", "web"));
    clusters.edit(Actor.portal("test"), moved.id(), moved.details().withBoundary(boundary.id()));
    ScheduledReport report =
        run(weekly(cast.rootTheAdministrator(), "findings", "csv", boundary.id()));
    assertThat(text(report)).contains(",moved,").doesNotContain(secret.name());
  }

  @Test
  void whatCannotBeMadeSaysWhyAndTheNextIsTried() throws Exception {
    Boundary empty = fleet.aBoundary();
    Person marcus = cast.marcusTheIssm(empty.id());
    ReportSchedule schedule = weekly(marcus, "oscal-poam", "json", empty.id());
    Instant first = first(schedule);
    assertThat(making(first).run(schedule.id())).isPresent();
    ScheduledReport failed = of(schedule).getFirst();

    assertThat(failed.failure()).startsWith("Nothing needs a plan in this selection");
    assertThat(failed.kept()).isFalse();
    assertThat(page(marcus).text()).contains("Not made", "Nothing needs a plan");
    assertThat(sent(marcus, failed).getStatus()).isEqualTo(409);
    scans.of(fleet.drydockIn(empty), Seen.on("d1").host("d1", "web"));
    making(first.plus(Duration.ofDays(7))).run(schedule.id());
    assertThat(of(schedule).getFirst().kept()).isTrue();
  }

  @Test
  void whatIsTooLargeIsNotMadeAndLeavesNothing() throws Exception {
    try (Spool spool = Spool.in(folder, 10)) {
      spool.write(new byte[10]);
      assertThatThrownBy(() -> spool.write(1)).isInstanceOf(Conflict.class);
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aLargeFileComesBackAsItWas() throws Exception {
    byte[] bytes = new byte[(5 << 20) + 17];
    new java.util.Random(1).nextBytes(bytes);
    ScheduledReport report = run(weekly(iris, "findings", "csv", boundary.id()));
    UUID id = report.id();
    pieces.discard(id);
    pieces.put(id, new java.io.ByteArrayInputStream(bytes));
    ScheduledReport.File file = new ScheduledReport.File("f", "t", bytes.length, Digest.of(bytes));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pieces.write(id, file, out);
    assertThat(out.toByteArray()).isEqualTo(bytes);

    database
        .sql(
            "update report_piece set bytes = overlay(bytes placing '\\x00'::bytea from 9) where"
                + " report_id = ? and number = 5")
        .param(id)
        .update();
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    assertThatThrownBy(() -> pieces.write(id, file, part)).isInstanceOf(java.io.IOException.class);
    assertThat(part.size()).as("its end is not sent").isLessThan(bytes.length);
  }

  @Test
  void filesAreDiscardedWhenTheirTimeIsOverAndTheirRowsStay() throws Exception {
    ReportSchedule schedule = weekly(iris, "findings", "csv", boundary.id());
    Instant first = first(schedule);
    for (int week = 0; week < 4; week++) {
      making(first.plus(Duration.ofDays(7L * week))).run(schedule.id());
    }
    Instant last = first.plus(Duration.ofDays(21));
    keeping(last.plusSeconds(60), new ReportSettings(10_000, 3, 1)).discardSuperfluous();
    assertThat(of(schedule))
        .extracting(ScheduledReport::kept)
        .containsExactly(true, true, true, false);
    keeping(last.plusSeconds(60), new ReportSettings(10, 60, 1)).discardSuperfluous();
    assertThat(of(schedule))
        .extracting(ScheduledReport::kept)
        .containsExactly(true, true, false, false);

    ScheduledReport gone = of(schedule).getLast();
    assertThat(gone.discarded().because()).isEqualTo("Of a schedule 3 files are kept.");
    assertThat(sent(iris, gone).getStatus()).isEqualTo(409);
    assertThat(page(iris).text()).contains("Of a schedule 3 files are kept.");
    assertThat(audit("report.discarded", gone.id())).isEqualTo(1);
    assertThat(
            database
                .sql("select count(*) from report_piece where report_id = ?")
                .param(gone.id())
                .query(Long.class)
                .single())
        .isZero();
    keeping(last.plusSeconds(90), new ReportSettings(10, 60, 1)).discardSuperfluous();
    assertThat(audit("report.discarded", gone.id())).as("once").isEqualTo(1);
  }

  @Test
  void aPersonSchedulesOnThePageAndStopsIt() throws Exception {
    MockHttpServletResponse refused = posted(iris, "evidence.zip", "CRON", "*/5 * * * *");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.getContentAsString()).select(".usa-error-message").text())
        .contains("once an hour at the most");
    assertThat(posted(iris, "nothing.zip", "WEEKLY", "").getStatus()).isEqualTo(422);
    assertThat(posted(iris, "evidence.zip", "WEEKLY", "").getStatus()).isEqualTo(303);
    Document page = page(iris);
    assertThat(page.select("#schedules").text()).isEqualTo("Your schedules");
    assertThat(page.text()).contains("Evidence package, ZIP", "Every Monday at 06:00 (UTC)");

    String end = page.select("form[action$=/end]").attr("action");
    Person other = cast.irisTheIsso(boundary.id());
    assertThat(page(other).select("form[action$=/end]")).isEmpty();
    assertThat(
            browser
                .perform(post(end).with(csrf()).with(as(other)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
    assertThat(
            browser
                .perform(post(end).with(csrf()).with(as(iris)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(303);
    assertThat(page(iris).text()).contains("Its owner stopped it.");
    assertThat(
            browser
                .perform(post(end).with(csrf()).with(as(iris)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(409);
  }

  @Test
  void whatIsOutsideTheScopeCannotBeScheduled() {
    Boundary foreign = fleet.aBoundary();
    Cluster theirs = fleet.harborIn(foreign);
    assertThatThrownBy(() -> weekly(iris, "findings", "csv", foreign.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                scheduling.make(
                    iris.actor(),
                    new ReportSchedule.Kind("findings", "csv"),
                    new ReportSchedule.About(null, theirs.id(), ""),
                    monday()))
        .isInstanceOf(NotFound.class);
    Person nobody = cast.person("Nobody");
    assertThatThrownBy(() -> weekly(nobody, "findings", "csv", null)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> weekly(iris, "findings", "pdf", null)).isInstanceOf(Invalid.class);
    for (int i = 0; i < ReportScheduling.MOST; i++) {
      weekly(iris, "findings", "csv", null);
    }
    assertThatThrownBy(() -> weekly(iris, "findings", "csv", null)).isInstanceOf(Conflict.class);
  }

  @Test
  void programsListAndFetch() throws Exception {
    ReportSchedule schedule = weekly(iris, "findings", "csv", boundary.id());
    Instant first = first(schedule);
    making(first).run(schedule.id());
    making(first.plus(Duration.ofDays(7))).run(schedule.id());
    var token = cast.bearer(iris, TokenScope.READ);
    String list =
        browser
            .perform(get("/api/v1/reports/scheduled?limit=1").with(token))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String rest =
        browser
            .perform(
                get("/api/v1/reports/scheduled?limit=1&cursor=" + JsonPath.read(list, "$.next"))
                    .with(token))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(JsonPath.<String>read(list, "$.items[0].asOf"))
        .isEqualTo(first.plus(Duration.ofDays(7)).toString());
    assertThat(JsonPath.<String>read(rest, "$.items[0].asOf")).isEqualTo(first.toString());
    assertThat(rest).doesNotContain("\"next\"");
    MockHttpServletResponse file =
        browser
            .perform(
                get("/api/v1/reports/scheduled/" + JsonPath.read(rest, "$.items[0].id"))
                    .with(token))
            .andReturn()
            .getResponse();
    assertThat(Digest.of(file.getContentAsByteArray()))
        .isEqualTo(JsonPath.<String>read(rest, "$.items[0].sha256"));
    assertThat(
            browser
                .perform(
                    get("/api/v1/reports/scheduled/" + JsonPath.read(rest, "$.items[0].id"))
                        .with(cast.bearer(cast.veraTheAuditor(fleet.aBoundary().id()))))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }

  private ReportSchedule weekly(Person owner, String kind, String format, BoundaryId of) {
    return scheduling.make(
        owner.actor(),
        new ReportSchedule.Kind(kind, format),
        new ReportSchedule.About(of, null, ""),
        monday());
  }

  private static Timetable monday() {
    return Timetables.read(null, "0 6 * * MON", "UTC", List.of(), Duration.ZERO);
  }

  private static Instant first(ReportSchedule schedule) {
    return schedule.timetable().nominal(schedule.from(), 1).getFirst();
  }

  private ScheduledReport run(ReportSchedule schedule) {
    making(first(schedule)).run(schedule.id());
    return of(schedule).getFirst();
  }

  /** The making as an instance does it at that instant. */
  private ReportMaking making(Instant at) {
    ReportSettings settings = new ReportSettings(90, 60, 64);
    return new ReportMaking(
        schedules,
        rows,
        sights,
        scheduling,
        reports,
        words,
        keeping,
        settings,
        folder,
        Clock.fixed(at, ZoneOffset.UTC));
  }

  private Keeping keeping(Instant at, ReportSettings settings) {
    return new Keeping(
        rows, pieces, settings, event -> published(event), Clock.fixed(at, ZoneOffset.UTC));
  }

  @Autowired org.springframework.context.ApplicationEventPublisher events;
  @Autowired org.springframework.transaction.support.TransactionTemplate transaction;

  private void published(Object event) {
    transaction.executeWithoutResult(status -> events.publishEvent(event));
  }

  private List<ScheduledReport> of(ReportSchedule schedule) {
    return made.list(Scope.EVERYTHING, 0, 1000).stream()
        .filter(r -> r.schedule().id().equals(schedule.id()))
        .sorted(java.util.Comparator.comparing(ScheduledReport::asOf).reversed())
        .toList();
  }

  private Optional<Instant> planned(ReportSchedule schedule) {
    return database
        .sql("select execution_time from scheduled_tasks where task_name = ? and task_instance = ?")
        .params(ScheduleRows.TASK, schedule.id().toString())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private long audit(String action, UUID subject) {
    return database
        .sql("select count(*) from audit_event where action = ? and subject_id = ?")
        .params(action, subject.toString())
        .query(Long.class)
        .single();
  }

  private void grants(Person person, Grant... grants) {
    accounts.changeGrants(Actor.portal("test"), person.id(), Set.of(grants));
  }

  private byte[] content(ScheduledReport report) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    made.write(report, out);
    return out.toByteArray();
  }

  private String text(ScheduledReport report) throws Exception {
    return new String(content(report), StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse sent(Person who, ScheduledReport report) throws Exception {
    return browser
        .perform(get("/reports/scheduled/" + report.id()).with(as(who)))
        .andReturn()
        .getResponse();
  }

  private List<Integer> statuses(Person who, ScheduledReport... several) throws Exception {
    List<Integer> statuses = new java.util.ArrayList<>();
    for (ScheduledReport report : several) {
      statuses.add(sent(who, report).getStatus());
    }
    return statuses;
  }

  private MockHttpServletResponse posted(Person who, String report, String cadence, String cron)
      throws Exception {
    return browser
        .perform(
            post("/reports/schedules")
                .param("report", report)
                .param("boundary", boundary.id().toString())
                .param("cadence", cadence)
                .param("cron", cron)
                .with(csrf())
                .with(as(who)))
        .andReturn()
        .getResponse();
  }

  private Document page(Person who) throws Exception {
    return Jsoup.parse(
        browser
            .perform(get("/reports/scheduled").with(as(who)))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
