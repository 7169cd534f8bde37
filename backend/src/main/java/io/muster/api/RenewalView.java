package io.muster.api;

import io.muster.renewal.RenewalAccount;
import io.muster.renewal.RenewalAttempt;
import io.muster.renewal.RenewalOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client bundle is renewed. Never the password.
 *
 * @param user the account's name at MKE
 * @param days how many days before its end a bundle is renewed
 * @param since when somebody opted in
 * @param by the user name of who did
 * @param next when the present bundle is to be renewed, absent without a bundle
 * @param attempts the last attempts, the newest first
 */
record RenewalView(
    String user,
    int days,
    Instant since,
    String by,
    @Nullable Instant next,
    List<Attempt> attempts) {

  /**
   * An attempt.
   *
   * @param outcome what came of it, in a word
   * @param sentence what happened and what to do
   */
  record Attempt(Instant at, String askedBy, RenewalOutcome outcome, String sentence) {

    static Attempt of(RenewalAttempt attempt) {
      return new Attempt(attempt.at(), attempt.askedBy(), attempt.outcome(), attempt.sentence());
    }
  }

  static RenewalView of(
      RenewalAccount account, @Nullable Instant next, List<RenewalAttempt> attempts) {
    return new RenewalView(
        account.user(),
        account.days(),
        account.from(),
        account.by(),
        next,
        attempts.stream().map(Attempt::of).toList());
  }
}
