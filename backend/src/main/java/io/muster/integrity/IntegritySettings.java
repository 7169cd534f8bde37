package io.muster.integrity;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the records are checked.
 *
 * @param at the time of day in UTC, {@code HH:mm}, or {@code never} where something else starts the
 *     command {@code check}
 */
@ConfigurationProperties("muster.integrity")
public record IntegritySettings(@DefaultValue("02:30") String at) {

  private static final String NEVER = "never";

  public IntegritySettings {
    try {
      time(at);
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(
          "muster.integrity.at is a time of day in UTC as HH:mm, or never", unreadable);
    }
  }

  /** The time of day, in UTC; empty if the portal checks nothing by itself. */
  public Optional<LocalTime> time() {
    return time(at);
  }

  private static Optional<LocalTime> time(String at) {
    return at.equals(NEVER) ? Optional.empty() : Optional.of(LocalTime.parse(at));
  }
}
