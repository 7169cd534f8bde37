package io.muster.api;

import io.muster.exports.scheduled.ReportSchedule;
import io.muster.schedules.Cadence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a report is made by itself, as the API tells it.
 *
 * @param kind as in {@code GET /reports/{kind}}
 * @param boundary only its clusters, absent for any
 * @param cluster only this one, absent for any
 * @param label only clusters with it, absent for any
 * @param words when it is made, for people
 * @param owner whose it is: it tells what they may see
 * @param next the next times, none if it has ended
 * @param end how it ended, absent if it goes on
 */
record ReportScheduleView(
    UUID id,
    String kind,
    String format,
    @Nullable UUID boundary,
    @Nullable UUID cluster,
    @Nullable String label,
    String cron,
    String zone,
    String words,
    String owner,
    Instant from,
    List<Instant> next,
    @Nullable EndView end) {

  private static final int NEXT = 5;

  /** How it ended: by whom, and why in a sentence. */
  record EndView(Instant at, String by, String because) {}

  static ReportScheduleView of(ReportSchedule schedule, Instant now) {
    ReportSchedule.About about = schedule.about();
    ReportSchedule.End end = schedule.end();
    return new ReportScheduleView(
        schedule.id(),
        schedule.report().name(),
        schedule.report().format(),
        about.boundary() == null ? null : about.boundary().value(),
        about.cluster() == null ? null : about.cluster().value(),
        about.label().isEmpty() ? null : about.label(),
        schedule.timetable().cadence() instanceof Cadence.Cron(String text) ? text : "",
        schedule.timetable().zone().getId(),
        schedule.timetable().words(),
        schedule.username(),
        schedule.from(),
        end == null ? schedule.timetable().nominal(now, NEXT) : List.of(),
        end == null ? null : new EndView(end.at(), end.by(), end.because()));
  }
}
