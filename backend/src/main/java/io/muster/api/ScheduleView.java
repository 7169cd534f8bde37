package io.muster.api;

import io.muster.schedules.Cadence;
import io.muster.schedules.Reach;
import io.muster.schedules.Schedule;
import io.muster.schedules.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the API tells it.
 *
 * @param reach FLEET, BOUNDARY, LABEL or CLUSTER
 * @param every an ISO-8601 duration, absent where {@code cron} is there
 * @param jitter an ISO-8601 duration
 * @param next the next times without the random part
 */
record ScheduleView(
    UUID id,
    String reach,
    @Nullable UUID boundary,
    @Nullable String label,
    @Nullable UUID cluster,
    @Nullable Duration every,
    @Nullable String cron,
    String zone,
    List<String> windows,
    Duration jitter,
    @Nullable PauseView pause,
    String words,
    String writtenBy,
    Instant from,
    List<Instant> next) {

  private static final int NEXT = 5;

  /** That nothing is scanned by schedule until an instant. */
  record PauseView(String reason, Instant until) {}

  static ScheduleView of(Schedule schedule, Instant now) {
    Cadence cadence = schedule.timetable().cadence();
    Reach reach = schedule.reach();
    Schedule.Pause pause = schedule.pause();
    return new ScheduleView(
        schedule.id(),
        switch (reach) {
          case Reach.Fleet _ -> "FLEET";
          case Reach.OfBoundary _ -> "BOUNDARY";
          case Reach.OfLabel _ -> "LABEL";
          case Reach.OfCluster _ -> "CLUSTER";
        },
        reach.within() == null ? null : reach.within().value(),
        reach instanceof Reach.OfLabel l ? l.label() : null,
        reach instanceof Reach.OfCluster c ? c.cluster().value() : null,
        cadence instanceof Cadence.Every(Duration interval) ? interval : null,
        cadence instanceof Cadence.Cron(String text) ? text : null,
        schedule.timetable().zone().getId(),
        schedule.timetable().windows().stream().map(Window::text).toList(),
        schedule.timetable().jitter(),
        pause == null ? null : new PauseView(pause.reason(), pause.until()),
        schedule.timetable().words(),
        schedule.writtenBy(),
        schedule.from(),
        schedule.timetable().nominal(schedule.pausedAt(now) ? pause.until() : now, NEXT));
  }
}
