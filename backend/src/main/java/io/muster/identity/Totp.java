package io.muster.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes from the time by RFC 6238, as every authenticator app makes them unless told otherwise: six
 * digits by HMAC-SHA-1, another for each step of 30 seconds since 1970.
 */
final class Totp {

  /** How long one code is shown. */
  static final Duration STEP = Duration.ofSeconds(30);

  /** So long a key RFC 4226 wants, section 4. */
  private static final int KEY_BYTES = 20;

  /** For clocks that are a little off, and for who types slowly: RFC 6238, section 5.2. */
  private static final int STEPS_AROUND = 1;

  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator(STEP);
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /** A new key, by chance. */
  static byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  /**
   * The step, counted from 1970, whose code that is: the present one, the one before or the one
   * after; empty if it is of none of them. Takes as long for a wrong code as for a right one.
   */
  static OptionalLong stepOf(byte[] key, String code, Instant now) {
    long found = -1;
    for (int off = -STEPS_AROUND; off <= STEPS_AROUND; off++) {
      Instant at = now.plus(STEP.multipliedBy(off));
      if (MessageDigest.isEqual(bytes(at(key, at)), bytes(code))) {
        found = at.getEpochSecond() / STEP.toSeconds();
      }
    }
    return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
  }

  /** The code that is shown at an instant. */
  static String at(byte[] key, Instant at) {
    try {
      return CODES.generateOneTimePasswordString(new SecretKeySpec(key, "RAW"), at, Locale.ROOT);
    } catch (InvalidKeyException anyBytesAreAKey) {
      throw new IllegalStateException(anyBytesAreAKey);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
