package io.muster.schedules;

import io.muster.shared.Invalid;
import io.muster.shared.Problem.FieldProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads timetables as people and programs write them. */
public final class Timetables {

  private Timetables() {}

  /**
   * Reads one.
   *
   * @param every the interval, or null where a cron expression is given
   * @param cron five fields, or empty where an interval is given
   * @param zone an IANA name such as {@code America/New_York}
   * @param windows a line each, empty ones do not count
   * @throws Invalid on the fields {@code every}, {@code cron}, {@code zone}, {@code windows}
   */
  public static Timetable read(
      @Nullable Duration every, String cron, String zone, List<String> windows, Duration jitter) {
    List<FieldProblem> wrong = new ArrayList<>();
    Cadence cadence = cadence(every, cron.strip().replaceAll("\\s+", " "), wrong);
    ZoneId in =
        tried(
            "zone",
            () -> ZoneId.of(zone.strip()),
            "“" + zone.strip() + "” is no time zone: write its IANA name, as America/New_York.",
            wrong);
    List<Window> read = new ArrayList<>();
    for (String line : windows.stream().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      try {
        read.add(Window.parse(line));
      } catch (IllegalArgumentException refused) {
        wrong.add(new FieldProblem("windows", refused.getMessage()));
      }
    }
    if (read.size() > 20) {
      wrong.add(new FieldProblem("windows", "At most 20 windows are allowed."));
    }
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return new Timetable(cadence, in, read, jitter);
  }

  /**
   * Reads one of times of the clock alone, without windows or chance.
   *
   * @throws Invalid on the fields {@code cron} and {@code zone}
   */
  public static Timetable ofTheClock(String cron, String zone) {
    if (cron.isBlank()) {
      throw new Invalid("cron", "Give a cron expression: 0 6 * * MON means Mondays at 06:00.");
    }
    return read(null, cron, zone, List.of(), Duration.ZERO);
  }

  private static @Nullable Cadence cadence(
      @Nullable Duration every, String cron, List<FieldProblem> wrong) {
    if ((every == null) == cron.isEmpty()) {
      wrong.add(
          new FieldProblem(
              every == null ? "every" : "cron", "Give an interval or a cron expression."));
      return null;
    }
    if (every != null) {
      return new Cadence.Every(every);
    }
    if (cron.length() > 100 || cron.split(" ").length != 5) {
      wrong.add(
          new FieldProblem(
              "cron", "A cron expression has five fields: minute, hour, day, month, weekday."));
      return null;
    }
    Cadence.Cron read = new Cadence.Cron(cron);
    return tried(
        "cron",
        () -> {
          read.parsed();
          return read;
        },
        "“" + cron + "” is no cron expression: 30 2 * * MON means Mondays at 02:30.",
        wrong);
  }

  private static <T> @Nullable T tried(
      String field, Supplier<T> reading, String sentence, List<FieldProblem> wrong) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | DateTimeException refused) {
      wrong.add(new FieldProblem(field, sentence));
      return null;
    }
  }
}
