package io.muster.integrity;

import io.muster.shared.DailyTime;
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

  public IntegritySettings {
    DailyTime.read("muster.integrity.at", at);
  }

  /** The time of day, in UTC; empty if the portal checks nothing by itself. */
  public Optional<LocalTime> time() {
    return DailyTime.read("muster.integrity.at", at);
  }
}
