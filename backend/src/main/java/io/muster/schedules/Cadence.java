package io.muster.schedules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** How often something repeats. */
public sealed interface Cadence {

  /** So long after the one before. */
  record Every(Duration interval) implements Cadence {

    @Override
    public Optional<Instant> after(Instant before, ZoneId zone) {
      return Optional.of(before.plus(interval));
    }

    @Override
    public String words() {
      return "Every " + Spans.words(interval);
    }
  }

  /**
   * At the times that a cron expression names.
   *
   * @param text five fields, from minutes to days of the week, as cron has them
   */
  record Cron(String text) implements Cadence {

    @Override
    public Optional<Instant> after(Instant before, ZoneId zone) {
      ZonedDateTime next = parsed().next(before.atZone(zone));
      return Optional.ofNullable(next).map(ZonedDateTime::toInstant);
    }

    @Override
    public String words() {
      return CronWords.of(text);
    }

    /**
     * @throws IllegalArgumentException if it is no cron expression
     */
    CronExpression parsed() {
      try {
        return CronExpression.parse("0 " + text);
      } catch (DateTimeException beyond) {
        throw new IllegalArgumentException(beyond);
      }
    }
  }

  /** The first time after an instant, empty if there is none ever. */
  Optional<Instant> after(Instant before, ZoneId zone);

  /** The cadence in words. */
  String words();
}
