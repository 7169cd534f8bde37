package io.muster.exports.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.clusters.Boundary;
import io.muster.exports.Reports;
import io.muster.exports.SelectionWords;
import io.muster.scans.ScansByHand;
import io.muster.shared.BoundaryId;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Seen;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Packages and scheduled reports as a person gets them. */
class ScheduledReportsBrowserTests extends BrowserTest {

  @TempDir Path folder;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired ReportScheduling scheduling;
  @Autowired ScheduleRows schedules;
  @Autowired ReportRows rows;
  @Autowired Sights sights;
  @Autowired Reports reports;
  @Autowired SelectionWords words;
  @Autowired Keeping keeping;

  @Test
  void aPackageIsDownloadedAndOneIsScheduledAndFetched() throws Exception {
    String name = "shipyard-with-a-long-name-" + UUID.randomUUID().toString().substring(0, 4);
    Boundary boundary = fleet.aBoundary(name);
    scans.of(fleet.harborIn(boundary), Seen.on("hb-w1").host("hb-w1", "dbg-nsenter"));
    Person vera = cast.veraTheAuditor(boundary.id());
    try (Visitor visitor = visitor(Look.WIDE)) {
      visitor.signIn(vera);
      visitor.open("/reports/checklists?boundary=" + boundary.id());
      Page page = visitor.page();
      Download zip = page.waitForDownload(() -> button(page, "Evidence package, ZIP"));
      assertThat(zip.suggestedFilename()).startsWith("evidence-V-260930-").endsWith(".zip");
      assertThat(Files.size(zip.path())).isGreaterThan(10_000);
      link(page, "The key that checks it");
      page.waitForURL("**/reports/signing-key");
      Download pem = page.waitForDownload(() -> link(page, "Download signing-key.pem"));
      assertThat(pem.suggestedFilename()).isEqualTo("signing-key.pem");

      visitor.open("/reports/scheduled");
      visitor.judges("scheduled-reports-none");
      link(page, "Schedule a report");
      page.waitForURL("**/reports/schedules/form");
      page.getByLabel("Time of day").fill("25:00");
      button(page, "Schedule it");
      assertThat(visitor.page().locator(".summary").innerText())
          .contains("Give a time of day as HH:MM");
      visitor.judges("report-schedule-refused");
      page.getByLabel("Time of day").fill("06:30");
      page.getByLabel("Boundary").selectOption(boundary.id().toString());
      button(page, "Schedule it");
      page.waitForURL("**/reports/scheduled");
      assertThat(visitor.page().locator("main").innerText())
          .contains("made by itself from now on", "Every Monday at 06:30 (UTC)", name);
      everyOutcome(vera, boundary.id());
      visitor.open("/reports/scheduled");
      Download kept =
          page.waitForDownload(
              () -> page.locator("a[href^='/reports/scheduled/']").first().click());
      assertThat(kept.suggestedFilename()).contains("findings-V-260930-").endsWith(".csv");
    }
    for (Look look : List.of(Look.WIDE, Look.NARROW, Look.WIDE.inTheDark())) {
      try (Visitor visitor = visitor(look)) {
        visitor.signIn(vera);
        visitor.open("/reports/scheduled");
        visitor.judges("scheduled-reports");
        visitor.open("/reports/schedules/form");
        visitor.judges("report-schedule");
        visitor.open("/reports/signing-key");
        visitor.judges("signing-key");
        visitor.open("/reports/checklists?boundary=" + boundary.id());
        visitor.judges("checklists-with-package");
      }
    }
  }

  /** A file, one caught up, one discarded, one that could not be made, a schedule that ended. */
  private void everyOutcome(Person vera, BoundaryId boundary) {
    ReportSchedule csv = weekly(vera, "findings", "csv", boundary);
    Instant first = csv.timetable().nominal(csv.from(), 1).getFirst();
    run(csv, first);
    run(csv, first.plus(Duration.ofDays(22)));
    run(weekly(vera, "oscal-poam", "json", boundary), first);
    ReportSchedule ended = weekly(vera, "evidence", "zip", boundary);
    run(ended, first);
    scheduling.stopByPortal(ended, "vera holds no role in its boundary any more.");
    ScheduledReport oldest =
        rows.list(vera.actor().scope(), 0, 10).stream()
            .filter(r -> r.schedule().id().equals(csv.id()) && r.missed() == 0)
            .findFirst()
            .orElseThrow();
    rows.discard(
        oldest.id(),
        new ScheduledReport.Discarded(
            first.plus(Duration.ofDays(90)), "Files are kept for 90 days."));
  }

  private ReportSchedule weekly(Person owner, String kind, String format, BoundaryId of) {
    return scheduling.make(
        owner.actor(),
        new ReportSchedule.Kind(kind, format),
        new ReportSchedule.About(of, null, kind.equals("oscal-poam") ? "tier=none" : ""),
        HarborReported.timetable());
  }

  private void run(ReportSchedule schedule, Instant at) {
    new ReportMaking(
            schedules,
            rows,
            sights,
            scheduling,
            reports,
            words,
            keeping,
            new ReportSettings(90, 60, 64),
            folder,
            Clock.fixed(at, ZoneOffset.UTC))
        .run(schedule.id());
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }
}
