package io.muster.exports;

import io.muster.clusters.PastVerdictSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody decided what moves a boundary's verdicts, rather than nobody since it was made.
 *
 * @param by the user name of who did
 * @param at when
 * @param reason why
 */
public record Decided(String by, Instant at, String reason) {

  /** Who decided the settings that the snapshot was seen by; null if nobody did. */
  public static @Nullable Decided settings(Snapshot seen) {
    PastVerdictSettings settings = seen.settings();
    return settings.decided()
        ? new Decided(settings.by(), settings.from(), settings.reason())
        : null;
  }

  /** Who decided what documented findings count as; null if nobody did. */
  public static @Nullable Decided policy(Snapshot seen) {
    String reason = seen.policy().policy().reason();
    return reason.isEmpty() ? null : new Decided(seen.policy().by(), seen.policy().from(), reason);
  }
}
