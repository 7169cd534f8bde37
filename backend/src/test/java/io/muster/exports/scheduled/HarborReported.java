package io.muster.exports.scheduled;

import static io.muster.testing.Cast.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exports.Reports;
import io.muster.exports.SelectionWords;
import io.muster.identity.Scope;
import io.muster.scans.ScansByHand;
import io.muster.schedules.Timetable;
import io.muster.schedules.Timetables;
import io.muster.shared.BoundaryId;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Seen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Harbor with something open, and what schedules and makes its reports. The tests move the clock of
 * the making on, which db-scheduler's own does not follow: what it plans is looked at in its table.
 */
abstract class HarborReported {

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
  @Autowired JdbcClient database;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  Boundary boundary;
  Cluster harbor;
  Person iris;

  @BeforeEach
  void somethingIsOpenOnHarbor() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "agent"));
  }

  ReportSchedule weekly(Person owner, String kind, String format, BoundaryId of) {
    return scheduling.make(
        owner.actor(),
        new ReportSchedule.Kind(kind, format),
        new ReportSchedule.About(of, null, ""),
        timetable());
  }

  static Timetable timetable() {
    return Timetables.read(null, cron(), "UTC", List.of(), Duration.ZERO);
  }

  /** Once a week on a day that is not near, so that nothing comes due by itself meanwhile. */
  static String cron() {
    DayOfWeek day = LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek();
    return "0 6 * * " + day.name().substring(0, 3);
  }

  static Instant first(ReportSchedule schedule) {
    return schedule.timetable().nominal(schedule.from(), 1).getFirst();
  }

  ScheduledReport run(ReportSchedule schedule) {
    making(first(schedule)).run(schedule.id());
    return of(schedule).getFirst();
  }

  /** The making as an instance does it at that instant. */
  ReportMaking making(Instant at) {
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

  Keeping keeping(Instant at, ReportSettings settings) {
    return new Keeping(
        rows, pieces, settings, event -> published(event), Clock.fixed(at, ZoneOffset.UTC));
  }

  void published(Object event) {
    transaction.executeWithoutResult(status -> events.publishEvent(event));
  }

  List<ScheduledReport> of(ReportSchedule schedule) {
    return made.list(Scope.EVERYTHING, 0, 1000).stream()
        .filter(r -> r.schedule().id().equals(schedule.id()))
        .sorted(java.util.Comparator.comparing(ScheduledReport::asOf).reversed())
        .toList();
  }

  long audit(String action, UUID subject) {
    return database
        .sql("select count(*) from audit_event where action = ? and subject_id = ?")
        .params(action, subject.toString())
        .query(Long.class)
        .single();
  }

  byte[] content(ScheduledReport report) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    made.write(report, out);
    return out.toByteArray();
  }

  String text(ScheduledReport report) throws Exception {
    return new String(content(report), StandardCharsets.UTF_8);
  }

  MockHttpServletResponse sent(Person who, ScheduledReport report) throws Exception {
    return browser
        .perform(get("/reports/scheduled/" + report.id()).with(as(who)))
        .andReturn()
        .getResponse();
  }

  Document page(Person who) throws Exception {
    return Jsoup.parse(
        browser
            .perform(get("/reports/scheduled").with(as(who)))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
