package io.muster.identity;

import io.muster.shared.Forbidden;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the one who acts proved who they are, and when.
 *
 * @param at when the password was given, or the token was made; for who signed in from outside,
 *     when they proved it there
 * @param issuer whose word it is, of who signed in from outside; null for the portal's own ways
 */
public record Proof(Way way, Instant at, @Nullable String issuer) {

  /** The ways. */
  public enum Way {
    /** Nobody proved anything: the portal does its own work. */
    PORTAL("the portal itself", Duration.ZERO),
    /** A password, given in the session. */
    PASSWORD("password", Duration.ofMinutes(5)),
    /** A password, and a code of the account's authenticator app. */
    PASSWORD_TOTP("password and one-time code", Duration.ofMinutes(5)),
    /** A password, and a recovery code in place of the app. */
    PASSWORD_RECOVERY("password and recovery code", Duration.ofMinutes(5)),
    /** A token of the interface for programs. */
    TOKEN("API token", Duration.ofHours(12)),
    /** The word of an OpenID provider. */
    OIDC("single sign-on", Duration.ofMinutes(5)),
    /** The word of an OpenID provider, which saw two factors. */
    OIDC_TWO_FACTORS("single sign-on with two factors", Duration.ofMinutes(5)),
    /** A certificate, with the proof that its holder has the key. */
    CERTIFICATE("certificate", Duration.ofMinutes(5));

    private final String words;
    private final Duration fresh;

    Way(String words, Duration fresh) {
      this.words = words;
      this.fresh = fresh;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }

  /** That of the portal's own jobs. */
  static final Proof NONE = new Proof(Way.PORTAL, Instant.EPOCH);

  public Proof {
    if (isOutside(way) != (issuer != null)) {
      throw new IllegalArgumentException("an issuer stands for what comes from outside only");
    }
  }

  /** One of the portal's own ways. */
  public Proof(Way way, Instant at) {
    this(way, at, null);
  }

  /** Whether it is the word of somebody else than the portal. */
  public boolean outside() {
    return isOutside(way);
  }

  private static boolean isOutside(Way way) {
    return way == Way.OIDC || way == Way.OIDC_TWO_FACTORS || way == Way.CERTIFICATE;
  }

  /** Whether the account's second factor was part of it. */
  public boolean byOwnSecondFactor() {
    return way == Way.PASSWORD_TOTP || way == Way.PASSWORD_RECOVERY;
  }

  /** Whether it took two factors: the account's own, a provider's, or a key and what unlocks it. */
  public boolean byTwoFactors() {
    return byOwnSecondFactor() || way == Way.OIDC_TWO_FACTORS || way == Way.CERTIFICATE;
  }

  /** The way as people read it, and by whose word. */
  public String words() {
    return issuer == null ? way.words() : way.words() + " (" + issuer + ")";
  }

  /**
   * Whether it is recent enough for what cannot be taken back: a password for five minutes, a token
   * for twelve hours after it was made.
   */
  public boolean isFresh(Instant now) {
    return now.isBefore(at.plus(way.fresh));
  }

  /**
   * Refuses what needs a recent proof.
   *
   * @param what begins the sentence, such as {@code A decision}
   * @throws Forbidden with a sentence that says what to do
   */
  public void requireFresh(String what, Instant now) {
    if (!isFresh(now)) {
      throw new Forbidden(
          what
              + (way == Way.TOKEN
                  ? " by token needs one that was made within the last 12 hours. Make a new one."
                  : outside()
                      ? " needs that you signed in within the last 5 minutes. Sign in again."
                      : " needs that you gave your password within the last 5 minutes. Give it"
                          + " again."));
    }
  }
}
