package io.muster.testing;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.muster.identity.Actor;
import io.muster.identity.Proof;
import io.muster.identity.SecondFactorManagement;
import io.muster.identity.SignedIn;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * A person's authenticator app, which confirmed its key by the code of one step. The step after
 * that one is right whenever a test comes to use it; for further sign-ins there are recovery codes.
 *
 * @param key as typed, without blanks
 * @param confirmed when the confirming code was read
 * @param who the session of the enrolment
 * @param recovery the recovery codes
 */
public record Authenticator(String key, Instant confirmed, SignedIn who, List<String> recovery) {

  private static final Duration STEP = Duration.ofSeconds(30);

  /** Enrols the person. */
  public static Authenticator of(Person person, SecondFactorManagement factors) {
    factors.prepare(person.actor());
    String key = factors.waiting(person.actor()).orElseThrow().text().replace(" ", "");
    Instant now = Instant.now();
    var begun = factors.confirm(person.actor(), code(key, now));
    return new Authenticator(key, now, begun.who(), begun.codes());
  }

  /** The person as the one who acts, who just gave password and code. */
  public Actor actor(Person person) {
    return person.actor().provedBy(new Proof(Proof.Way.PASSWORD_TOTP, Instant.now()));
  }

  /** The code that confirmed it, used up. */
  public String used() {
    return code(key, confirmed);
  }

  /** The code of the step after that: good for one sign-in. */
  public String next() {
    return code(key, confirmed.plus(STEP));
  }

  /** Six digits that are no code for some minutes to come. */
  public String wrong() {
    List<String> near =
        IntStream.rangeClosed(-3, 10)
            .mapToObj(step -> code(key, confirmed.plus(STEP.multipliedBy(step))))
            .toList();
    return IntStream.range(0, 100)
        .mapToObj("%06d"::formatted)
        .filter(digits -> !near.contains(digits))
        .findFirst()
        .orElseThrow();
  }

  /** What an app with the key shows at an instant. */
  public static String code(String key, Instant at) {
    try {
      var generator = new TimeBasedOneTimePasswordGenerator(STEP);
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(Base32.decode(key), "RAW"), at, Locale.ROOT);
    } catch (InvalidKeyException unfit) {
      throw new IllegalStateException(unfit);
    }
  }
}
