package io.muster.shared;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.DisabledSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A setting that says when, once a day, the portal does something by itself, or that it does not.
 */
public final class DailyTime {

  private static final String NEVER = "never";

  private DailyTime() {}

  /**
   * Reads the setting.
   *
   * @param setting its name, for the sentence
   * @param text a time of day in UTC, {@code HH:mm}, or {@code never}
   * @return the time of day in UTC; empty for never
   * @throws IllegalArgumentException if it is neither
   */
  public static Optional<LocalTime> read(String setting, String text) {
    try {
      return text.equals(NEVER) ? Optional.empty() : Optional.of(LocalTime.parse(text));
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(
          setting + " is a time of day in UTC as HH:mm, or never", unreadable);
    }
  }

  /** The schedule of a task that is done at that time of day in UTC, or never. */
  public static Schedule schedule(Optional<LocalTime> time) {
    return time.<Schedule>map(at -> new Daily(ZoneOffset.UTC, at)).orElseGet(DisabledSchedule::new);
  }
}
