package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.exports.Reports;
import io.muster.exports.scheduled.ReportSchedule;
import io.muster.exports.scheduled.ReportScheduling;
import io.muster.identity.Actor;
import io.muster.schedules.Timetables;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Having reports made by themselves, and no more. */
@RestController
@RequestMapping("/api/v1/reports/schedules")
class ReportScheduleRoutes {

  private final ReportScheduling scheduling;
  private final Reports reports;
  private final Boundaries boundaries;
  private final Clock clock;

  ReportScheduleRoutes(
      ReportScheduling scheduling, Reports reports, Boundaries boundaries, Clock clock) {
    this.scheduling = scheduling;
    this.reports = reports;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  /**
   * A report to be made by itself, about all that its owner may see unless it is narrowed.
   *
   * @param kind as in {@code GET /reports/{kind}}
   * @param format as there; the first of the kind unless said
   * @param boundary id or name
   * @param cluster id
   * @param label {@code key} or {@code key=value}
   * @param cron five fields: minute, hour, day, month, weekday; once an hour at the most
   * @param zone an IANA name such as {@code America/New_York}; UTC unless said
   */
  record Wanted(
      @Nullable String kind,
      @Nullable String format,
      @Nullable String boundary,
      @Nullable String cluster,
      @Nullable String label,
      @Nullable String cron,
      @Nullable String zone) {}

  @GetMapping
  @Operation(summary = "Your scheduled reports, those that ended within 90 days included")
  PagedItems<ReportScheduleView> list(Actor actor) {
    return new PagedItems<>(scheduling.list(actor).stream().map(this::view).toList(), null);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read one of your scheduled reports")
  ReportScheduleView read(Actor actor, @PathVariable String id) {
    return view(scheduling.get(actor, uuid(id)));
  }

  @PostMapping
  @Operation(summary = "Have a report made by itself from now on, under what you may see then")
  ResponseEntity<ReportScheduleView> make(Actor actor, @RequestBody Wanted wanted) {
    Reports.Offer offer = reports.offer(wanted.kind(), wanted.format());
    ReportSchedule made =
        scheduling.make(
            actor,
            new ReportSchedule.Kind(offer.kind(), offer.format()),
            about(actor, wanted),
            Timetables.ofTheClock(
                Objects.requireNonNullElse(wanted.cron(), ""),
                Objects.requireNonNullElse(wanted.zone(), "UTC")));
    return ResponseEntity.created(URI.create("/api/v1/reports/schedules/" + made.id()))
        .body(view(made));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Have it made no more; what was made stays")
  void stop(Actor actor, @PathVariable String id) {
    scheduling.stop(actor, uuid(id));
  }

  private ReportSchedule.About about(Actor actor, Wanted wanted) {
    return new ReportSchedule.About(
        said(wanted.boundary()) ? boundaries.meant(wanted.boundary(), actor.scope()).id() : null,
        said(wanted.cluster()) ? ClusterId.parse(wanted.cluster()) : null,
        Objects.requireNonNullElse(wanted.label(), "").strip());
  }

  private ReportScheduleView view(ReportSchedule schedule) {
    return ReportScheduleView.of(schedule, clock.instant());
  }

  private static boolean said(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException none) {
      throw new NotFound("There is no such scheduled report.");
    }
  }
}
