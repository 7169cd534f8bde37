package io.muster.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Begins no test shortly before a day turns: what it holds to be today would be yesterday at its
 * end. Such a test waits for the new day.
 */
final class NotOverMidnight implements BeforeEachCallback {

  /** Longer no test takes, on a slow machine either. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  @Override
  public void beforeEach(ExtensionContext test) throws InterruptedException {
    Thread.sleep(pause(Instant.now()));
  }

  /** How long a test waits that is about to begin. */
  static Duration pause(Instant now) {
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    Duration left = Duration.between(now, midnight);
    return left.compareTo(LONGEST) < 0 ? left.plusMillis(1) : Duration.ZERO;
  }
}
