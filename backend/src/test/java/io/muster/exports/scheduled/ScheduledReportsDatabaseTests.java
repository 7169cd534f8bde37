package io.muster.exports.scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.shared.Conflict;
import io.muster.shared.Digest;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report is made at its time, once, or says why not. */
@PortalTest
class ScheduledReportsDatabaseTests extends HarborReported {

  @Autowired Clock clock;

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
    schedules.add(since, cron());
    schedules.plan(since.id(), clock.instant());
    for (int i = 0; i < 2400 && planned(since).orElseThrow().isBefore(clock.instant()); i++) {
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

  private Optional<Instant> planned(ReportSchedule schedule) {
    return database
        .sql("select execution_time from scheduled_tasks where task_name = ? and task_instance = ?")
        .params(ScheduleRows.TASK, schedule.id().toString())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
