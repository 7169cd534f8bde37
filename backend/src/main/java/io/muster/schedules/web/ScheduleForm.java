package io.muster.schedules.web;

import io.muster.schedules.Cadence;
import io.muster.schedules.Reach;
import io.muster.schedules.Schedule;
import io.muster.schedules.Timetable;
import io.muster.schedules.Timetables;
import io.muster.schedules.Window;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as typed.
 *
 * @param cadence EVERY or CRON
 * @param unit MINUTES, HOURS or DAYS, of {@code every}
 * @param jitter minutes
 * @param pausedThrough the last day of a pause, in the schedule's zone
 */
record ScheduleForm(
    @Nullable String reach,
    @Nullable String boundary,
    @Nullable String label,
    @Nullable String cluster,
    @Nullable String cadence,
    @Nullable String every,
    @Nullable String unit,
    @Nullable String cron,
    @Nullable String zone,
    @Nullable String windows,
    @Nullable String jitter,
    @Nullable String pauseReason,
    @Nullable String pausedThrough) {

  ScheduleForm {
    reach = said(reach);
    boundary = said(boundary);
    label = said(label);
    cluster = said(cluster);
    cadence = said(cadence).isEmpty() ? "EVERY" : said(cadence);
    every = said(every);
    unit = said(unit).isEmpty() ? "HOURS" : said(unit);
    cron = said(cron);
    zone = said(zone).isEmpty() ? "UTC" : said(zone);
    windows = Objects.requireNonNullElse(windows, "");
    jitter = said(jitter);
    pauseReason = said(pauseReason);
    pausedThrough = said(pausedThrough);
  }

  /** The form that says what is said now, of another reach. */
  static ScheduleForm of(Schedule schedule, ScheduleForm asked) {
    Timetable t = schedule.timetable();
    long minutes = t.cadence() instanceof Cadence.Every(Duration d) ? d.toMinutes() : 0;
    boolean days = minutes > 0 && minutes % 1440 == 0 && minutes > 1440;
    boolean hours = minutes > 0 && minutes % 60 == 0;
    Schedule.Pause pause = schedule.pause();
    return new ScheduleForm(
        asked.reach(),
        asked.boundary(),
        asked.label(),
        asked.cluster(),
        t.cadence() instanceof Cadence.Cron ? "CRON" : "EVERY",
        minutes == 0 ? "" : String.valueOf(days ? minutes / 1440 : hours ? minutes / 60 : minutes),
        days ? "DAYS" : hours || minutes == 0 ? "HOURS" : "MINUTES",
        t.cadence() instanceof Cadence.Cron(String text) ? text : "",
        t.zone().getId(),
        t.windows().stream().map(Window::text).collect(Collectors.joining("\n")),
        String.valueOf(t.jitter().toMinutes()),
        pause == null ? "" : pause.reason(),
        pause == null
            ? ""
            : pause.until().minusMillis(1).atZone(t.zone()).toLocalDate().toString());
  }

  /**
   * What it is for.
   *
   * @param of the boundary of the cluster, where it is for one
   */
  Reach reachOf(@Nullable BoundaryId of) {
    return switch (reach()) {
      case "BOUNDARY" -> new Reach.OfBoundary(BoundaryId.parse(boundary()));
      case "LABEL" ->
          new Reach.OfLabel(boundary().isEmpty() ? null : BoundaryId.parse(boundary()), label());
      case "CLUSTER" -> new Reach.OfCluster(ClusterId.parse(cluster()), Objects.requireNonNull(of));
      default -> new Reach.Fleet();
    };
  }

  Timetable timetable() {
    boolean interval = cadence().equals("EVERY");
    return Timetables.read(
        interval ? duration() : null,
        interval ? "" : cron(),
        zone(),
        windows().lines().toList(),
        Duration.ofMinutes(number("jitter", jitter().isEmpty() ? "0" : jitter())));
  }

  Schedule.@Nullable Pause pause(Timetable timetable) {
    if (pauseReason().isEmpty() && pausedThrough().isEmpty()) {
      return null;
    }
    try {
      Instant until =
          LocalDate.parse(pausedThrough()).plusDays(1).atStartOfDay(timetable.zone()).toInstant();
      return new Schedule.Pause(pauseReason(), until);
    } catch (DateTimeException none) {
      throw new Invalid("pausedThrough", "Give the last day of the pause.");
    }
  }

  private Duration duration() {
    long n = number("every", every());
    return switch (unit()) {
      case "DAYS" -> Duration.ofDays(n);
      case "MINUTES" -> Duration.ofMinutes(n);
      default -> Duration.ofHours(n);
    };
  }

  private static long number(String field, String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw new Invalid(field, "Give a whole number.");
    }
    return Long.parseLong(text);
  }

  private static String said(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").strip();
  }
}
