package io.muster.testing.pki;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From when until when a certificate is valid. */
public record Validity(Instant from, Instant until) {

  /** Valid from an hour before the instant for the number of days. */
  public static Validity around(Instant now, int days) {
    Instant whole = now.truncatedTo(ChronoUnit.SECONDS);
    return new Validity(whole.minus(Duration.ofHours(1)), whole.plus(Duration.ofDays(days)));
  }

  /** Valid now and for a year. */
  public static Validity current() {
    return around(Instant.now(), 365);
  }

  /** Over since yesterday. */
  public static Validity expired() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new Validity(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)));
  }

  /** Begins tomorrow. */
  public static Validity notYet() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new Validity(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)));
  }
}
