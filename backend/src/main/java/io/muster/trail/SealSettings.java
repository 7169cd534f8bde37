package io.muster.trail;

import io.muster.shared.DailyTime;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit log is sealed and verified.
 *
 * @param sealAt the time of day in UTC, {@code HH:mm}, or {@code never}
 * @param head a seal kept outside, for the command {@code verify-audit}: number, colon, hash
 */
@ConfigurationProperties("muster.audit")
public record SealSettings(@DefaultValue("03:10") String sealAt, @Nullable String head) {

  public SealSettings {
    DailyTime.read("muster.audit.seal-at", sealAt);
  }

  /** The time of day, in UTC; empty if the log is not sealed. */
  public Optional<LocalTime> time() {
    return DailyTime.read("muster.audit.seal-at", sealAt);
  }
}
