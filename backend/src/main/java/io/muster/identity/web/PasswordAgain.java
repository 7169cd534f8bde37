package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.PasswordCheck;
import io.muster.identity.Proof;
import io.muster.identity.ProofAgain;
import io.muster.identity.SignedIn;
import io.muster.shared.Invalid;
import io.muster.shared.TooManyRequests;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Asks for password and code again, within the request that needs it. Who signed in by certificate
 * shows it again elsewhere: a password is less than what began the session.
 */
@Component
class PasswordAgain implements ProofAgain {

  private final PasswordCheck passwords;
  private final Sessions sessions;
  private final Clock clock;

  PasswordAgain(PasswordCheck passwords, Sessions sessions, Clock clock) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public boolean isNeeded(Actor actor) {
    return !actor.proof().isFresh(clock.instant());
  }

  @Override
  public Actor fresh(Actor actor, String password, String code) {
    if (!isNeeded(actor)) {
      return actor;
    }
    if (actor.proof().outside()) {
      throw new Invalid(
          "password",
          "You signed in more than 5 minutes ago: "
              + (actor.proof().way() == Proof.Way.CERTIFICATE
                  ? "show your certificate again"
                  : "sign in again")
              + ", by the link here, and send this once more. What you typed is still here.");
    }
    if (password.isEmpty()) {
      throw new Invalid(
          "password",
          "You gave your password more than 5 minutes ago: give it again. What you typed is still"
              + " here.");
    }
    if (actor.proof().byOwnSecondFactor() && code.isBlank()) {
      throw new Invalid("code", "Give the code that your app shows too.");
    }
    SignedIn again =
        looked(actor, password, code)
            .filter(who -> who.accountId().equals(actor.account()))
            .orElseThrow(
                () ->
                    new Invalid(
                        "password",
                        (actor.proof().byOwnSecondFactor()
                                ? "The password or the code is wrong, the code was used already,"
                                : "That is not your password,")
                            + " or there were too many tries: after three within 15 minutes it is"
                            + " locked for 15 minutes."));
    var request =
        (ServletRequestAttributes)
            Objects.requireNonNull(RequestContextHolder.getRequestAttributes());
    sessions.begin(request.getRequest(), Objects.requireNonNull(request.getResponse()), again);
    return actor.provedBy(again.proof());
  }

  /** Too many tries are told at the field, so that the rest of the form stays. */
  private Optional<SignedIn> looked(Actor actor, String password, String code) {
    try {
      return passwords.check(actor.username(), password, code);
    } catch (TooManyRequests refused) {
      throw new Invalid("password", refused.sentence());
    }
  }
}
