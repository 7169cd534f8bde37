package io.muster.exports.web;

import io.muster.exports.scheduled.ReportSchedule;
import io.muster.schedules.Timetable;
import io.muster.schedules.Timetables;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report to be made by itself, as typed.
 *
 * @param report kind and format as the name of its file has them, {@code evidence.zip}
 * @param cadence DAILY, WEEKLY, MONTHLY or CRON
 * @param time of day, {@code HH:MM} in the zone
 * @param weekday MON to SUN, where it is made weekly
 */
record ReportScheduleForm(
    @Nullable String report,
    @Nullable String boundary,
    @Nullable String cluster,
    @Nullable String label,
    @Nullable String cadence,
    @Nullable String time,
    @Nullable String weekday,
    @Nullable String cron,
    @Nullable String zone) {

  ReportScheduleForm {
    report = said(report, "");
    boundary = said(boundary, "");
    cluster = said(cluster, "");
    label = said(label, "");
    cadence = said(cadence, "WEEKLY");
    time = said(time, "06:00");
    weekday = said(weekday, "MON");
    cron = said(cron, "");
    zone = said(zone, "UTC");
  }

  ReportSchedule.Kind kind() {
    int dot = report().lastIndexOf('.');
    return new ReportSchedule.Kind(
        report().substring(0, Math.max(dot, 0)), report().substring(dot + 1));
  }

  ReportSchedule.About about() {
    return new ReportSchedule.About(
        boundary().isEmpty() ? null : BoundaryId.parse(boundary()),
        cluster().isEmpty() ? null : ClusterId.parse(cluster()),
        label());
  }

  /**
   * When it is made.
   *
   * @throws Invalid on {@code time}, {@code weekday}, {@code cron} or {@code zone}
   */
  Timetable timetable() {
    return Timetables.ofTheClock(expression(), zone());
  }

  private String expression() {
    return switch (cadence()) {
      case "DAILY" -> clock() + " * * *";
      case "WEEKLY" -> clock() + " * * " + day();
      case "MONTHLY" -> clock() + " 1 * *";
      default -> cron();
    };
  }

  private String clock() {
    try {
      LocalTime at = LocalTime.parse(time());
      return at.getMinute() + " " + at.getHour();
    } catch (DateTimeException none) {
      throw new Invalid("time", "Give a time of day as HH:MM, such as 06:00.");
    }
  }

  private String day() {
    if (!weekday().matches("MON|TUE|WED|THU|FRI|SAT|SUN")) {
      throw new Invalid("weekday", "Choose a day of the week.");
    }
    return weekday();
  }

  private static String said(@Nullable String typed, String otherwise) {
    String text = Objects.requireNonNullElse(typed, "").strip();
    return text.isEmpty() ? otherwise : text;
  }
}
