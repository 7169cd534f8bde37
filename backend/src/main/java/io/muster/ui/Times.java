package io.muster.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * How pages say time ({@code @times} in templates): instants in UTC with a Z, ages in words. A
 * missing instant reads "never".
 */
@Component("times")
public class Times {

  private static final DateTimeFormatter DAY = format("d MMM yyyy");
  private static final DateTimeFormatter MINUTE = format("d MMM yyyy HH:mm'Z'");
  private static final DateTimeFormatter SECOND = format("d MMM yyyy HH:mm:ss'Z'");

  private final Clock clock;

  Times(Clock clock) {
    this.clock = clock;
  }

  /** {@code 23 Nov 2026}, the day in UTC. */
  public String day(@Nullable Instant instant) {
    return say(DAY, instant);
  }

  /** {@code 23 Nov 2026}. */
  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code 23 Nov 2026 14:32Z}. */
  public String minute(@Nullable Instant instant) {
    return say(MINUTE, instant);
  }

  /** {@code 23 Nov 2026 14:32:07Z}. */
  public String second(@Nullable Instant instant) {
    return say(SECOND, instant);
  }

  /** How long before the instant that the page is about, or how long after it: {@code 12 min}. */
  public String since(@Nullable Instant instant) {
    return instant == null ? "never" : words(Duration.between(instant, getNow()).abs());
  }

  /** The instant that the page is about: the past one that its address names, or now. */
  public Instant getNow() {
    AsOf past = past();
    return past == null ? clock.instant() : past.at();
  }

  private static @Nullable AsOf past() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request != null
            && request.getAttribute(AsOf.PARAMETER, RequestAttributes.SCOPE_REQUEST)
                instanceof AsOf asOf
            && asOf.past()
        ? asOf
        : null;
  }

  /**
   * The word for the instant that the page is about: {@code now}, or {@code then} of a past one.
   */
  public String getWhen() {
    return past() == null ? "now" : "then";
  }

  /**
   * What follows a length of time that lies before that instant: {@code ago}, or {@code before}.
   */
  public String getAgo() {
    return past() == null ? "ago" : "before";
  }

  /**
   * A length of time by its two largest units: {@code 0.2 s} under ten seconds, {@code 40 s},
   * {@code 12 min}, {@code 19 h 52 min}, {@code 9 d 02 h}, {@code 212 d} from a hundred days on.
   * Cut, never rounded up: 59 s is not a minute.
   */
  public String words(@Nullable Duration duration) {
    if (duration == null) {
      return "never";
    }
    Duration d = duration.abs();
    if (d.compareTo(Duration.ofSeconds(10)) < 0) {
      return String.format(Locale.ROOT, "%d.%d s", d.toSeconds(), d.toMillisPart() / 100);
    }
    if (d.toMinutes() == 0) {
      return d.toSeconds() + " s";
    }
    if (d.toHours() == 0) {
      return d.toMinutes() + " min";
    }
    if (d.toDays() == 0) {
      return String.format(Locale.ROOT, "%d h %02d min", d.toHours(), d.toMinutesPart());
    }
    return d.toDays() < 100
        ? String.format(Locale.ROOT, "%d d %02d h", d.toDays(), d.toHoursPart())
        : d.toDays() + " d";
  }

  private static String say(DateTimeFormatter format, @Nullable Instant instant) {
    return instant == null ? "never" : format.format(instant);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
