package io.muster.schedules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is said now.
 *
 * @param id names this version of it
 * @param writtenBy the user name, or empty for the default that came with the portal
 * @param from since when it is said so
 */
public record Schedule(
    UUID id,
    Reach reach,
    Timetable timetable,
    @Nullable Pause pause,
    String writtenBy,
    Instant from) {

  /**
   * That nothing is scanned by schedule for a time.
   *
   * @param until the instant at which it goes on
   */
  public record Pause(String reason, Instant until) {}

  /** Whether it is paused at an instant. */
  public boolean pausedAt(Instant t) {
    return pause != null && t.isBefore(pause.until());
  }
}
