package io.muster.identity;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody gave the right password of an account with a second factor, and has yet to give its
 * code. It opens nothing but the page that asks for the code.
 *
 * @param account the account's id
 * @param username the sign-in name
 * @param credentialsVersion the version of the credentials used
 * @param at when
 */
public record PasswordGiven(UUID account, String username, int credentialsVersion, Instant at)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** So long the code may take. */
  private static final Duration LASTS = Duration.ofMinutes(5);

  /** Whether the code may still follow. */
  public boolean lasts(Instant now) {
    return now.isBefore(at.plus(LASTS));
  }

  /** Whether it is of the account as it is now. */
  boolean isOf(Account account) {
    return account.id().value().equals(this.account)
        && account.credentialsVersion() == credentialsVersion;
  }
}
