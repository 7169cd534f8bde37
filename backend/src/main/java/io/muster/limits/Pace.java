package io.muster.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many at once, and then one in each stretch of time: a leaky bucket, kept as the one instant at
 * which it will be empty again (the generic cell rate algorithm, ITU-T I.371, annex A). In any time
 * no more are taken than {@code atOnce} and one for each {@code every} that passes, and who asks
 * for no more than that is never refused.
 *
 * @param atOnce how many are taken after a calm, at least one; 0 stands for no limit
 * @param every after how long the next is taken, at least a millisecond
 */
public record Pace(int atOnce, Duration every) {

  private static final String NO_LIMIT = "none";
  private static final Pattern WORDS =
      Pattern.compile("([1-9][0-9]{0,5}) at once, then one every ([0-9]+(?:ms|s|m|h))");

  public Pace {
    if (atOnce < 0 || every.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(
          "A pace is at least one at once and one every millisecond.");
    }
  }

  /**
   * What comes of asking at an instant.
   *
   * @param emptyAt when the bucket is empty if nothing else is asked for
   * @param pause how long until the next is taken; zero if this one was
   */
  record Turn(Instant emptyAt, Duration pause) {

    boolean taken() {
      return pause.isZero();
    }
  }

  /**
   * Reads a setting: {@code 30 at once, then one every 2s}, or {@code none}.
   *
   * @throws IllegalArgumentException with a sentence that says how it is written
   */
  public static Pace valueOf(String text) {
    if (text.strip().equals(NO_LIMIT)) {
      return new Pace(0, Duration.ofDays(1));
    }
    Matcher words = WORDS.matcher(text.strip());
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not how a limit is written. Write for example '30 at once, then one every 2s', with ms, s, m or h, or 'none'."
              .formatted(text));
    }
    return new Pace(Integer.parseInt(words.group(1)), DurationStyle.SIMPLE.parse(words.group(2)));
  }

  boolean isLimit() {
    return atOnce > 0;
  }

  /**
   * Asks for one.
   *
   * @param emptyAt when the bucket is empty; any instant that has passed if it is
   */
  Turn ask(Instant emptyAt, Instant now) {
    Instant from = emptyAt.isBefore(now) ? now : emptyAt;
    Duration wait = Duration.between(now, from).minus(every.multipliedBy(atOnce - 1L));
    return wait.isPositive() ? new Turn(from, wait) : new Turn(from.plus(every), Duration.ZERO);
  }

  /** As it is written in settings. */
  @Override
  public String toString() {
    return isLimit() ? atOnce + " at once, then one every " + inItsUnit() : NO_LIMIT;
  }

  private String inItsUnit() {
    long millis = every.toMillis();
    ChronoUnit unit =
        Stream.of(ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)
            .filter(u -> millis % u.getDuration().toMillis() == 0)
            .findFirst()
            .orElse(ChronoUnit.MILLIS);
    return DurationStyle.SIMPLE.print(every, unit);
  }
}
