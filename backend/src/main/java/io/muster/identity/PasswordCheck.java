package io.muster.identity;

import io.muster.audit.Who;
import io.muster.limits.Limited;
import io.muster.limits.Limits;
import io.muster.shared.PlainText;
import io.muster.shared.TooManyRequests;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whether a user name, a password and, where the account has a second factor, its code belong
 * to an account that may be used. Wrong passwords and wrong codes count together in one {@link
 * Lockout}, and only what is right in whole makes it forget them: who knows a password has no more
 * tries at the code than others at the password.
 *
 * <p>Each method throws {@link TooManyRequests} when a name, whether anybody has it or not, is
 * tried too often in a short time.
 */
@Component
public class PasswordCheck {

  private static final Who SOMEBODY = new Who(null, "anonymous", "");

  /** A try, with what is known of it so far. */
  private record Try(String name, Optional<Account> account, boolean locked, Instant now) {

    /** The account, if the password is right and the name not locked. */
    Optional<Account> open(boolean right) {
      return right && !locked ? account : Optional.empty();
    }
  }

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final SecondFactors factors;
  private final BreakGlass glass;
  private final ApplicationEventPublisher events;
  private final Lockout lockout;
  private final Limits limits;
  private final Clock clock;
  private final String decoy;

  PasswordCheck(
      Accounts accounts,
      PasswordEncoder passwords,
      SecondFactors factors,
      BreakGlass glass,
      ApplicationEventPublisher events,
      Lockout lockout,
      Limits limits,
      Clock clock) {
    this.accounts = accounts;
    this.factors = factors;
    this.glass = glass;
    this.lockout = lockout;
    this.limits = limits;
    this.clock = clock;
    this.passwords = passwords;
    this.events = events;
    this.decoy = passwords.encode("nobody has this password");
  }

  /**
   * Looks at user name and password alone. A hash is computed in any case, so that the time taken
   * does not tell which user names exist. A name that nobody has is not logged: it may be a
   * password typed into the wrong field.
   */
  @Transactional(noRollbackFor = TooManyRequests.class)
  public FirstStep first(String username, String password) {
    Try asked = begun(username);
    Optional<Account> open = asked.open(rightPassword(asked, password));
    if (open.isEmpty()) {
      refuse(asked, false);
      return new FirstStep.Refused();
    }
    Account owner = open.get();
    return factors.of(owner.id()).isPresent()
        ? new FirstStep.CodeWanted(
            new PasswordGiven(
                owner.id().value(), owner.username(), owner.credentialsVersion(), asked.now()))
        : new FirstStep.Done(
            signIn(owner, new Proof(Proof.Way.PASSWORD, asked.now()), asked.now()));
  }

  /**
   * Looks at the code that follows a password.
   *
   * @param code of the app, or a recovery code, as typed
   * @return empty if it is wrong or was used, the password was given too long ago, the name is
   *     locked, or the account is another meanwhile
   */
  @Transactional(noRollbackFor = TooManyRequests.class)
  public Optional<SignedIn> second(PasswordGiven given, String code) {
    Try asked = begun(given.username());
    Optional<Account> open =
        asked.open(
            given.lasts(asked.now())
                && asked.account().filter(Account::enabled).filter(given::isOf).isPresent());
    return withCode(asked, open, given.at(), code);
  }

  /**
   * Looks at all of it at once.
   *
   * @param code of the app, or a recovery code; looked at only where the account has a second
   *     factor
   */
  @Transactional(noRollbackFor = TooManyRequests.class)
  public Optional<SignedIn> check(String username, String password, String code) {
    Try asked = begun(username);
    Optional<Account> open = asked.open(rightPassword(asked, password));
    if (open.isPresent() && factors.of(open.get().id()).isEmpty()) {
      return Optional.of(
          signIn(open.get(), new Proof(Proof.Way.PASSWORD, asked.now()), asked.now()));
    }
    return withCode(asked, open, asked.now(), code);
  }

  private Try begun(String username) {
    limits.take(Limited.SIGN_IN_NAME, username.strip().toLowerCase(Locale.ROOT), SOMEBODY);
    Instant now = clock.instant();
    boolean locked = lockout.locked(username, now);
    // Nobody's name has a character that nobody sees, and the database does not take all of those.
    return new Try(username, accounts.named(PlainText.visible(username)), locked, now);
  }

  private boolean rightPassword(Try asked, String password) {
    String hash = asked.account().map(Account::passwordHash).orElse(decoy);
    boolean right =
        password.length() <= PasswordRule.MOST
            && passwords.matches(password, hash)
            && asked.account().filter(Account::enabled).isPresent();
    if (right && !asked.locked() && passwords.upgradeEncoding(hash)) {
      Account owner = asked.account().orElseThrow();
      owner.rehash(Objects.requireNonNull(passwords.encode(password)));
      accounts.save(owner);
    }
    return right;
  }

  private Optional<SignedIn> withCode(
      Try asked, Optional<Account> open, Instant passwordAt, String code) {
    Optional<Proof.Way> way = open.flatMap(a -> factors.take(a.id(), code, asked.now()));
    if (way.isEmpty()) {
      refuse(asked, open.isPresent());
      return Optional.empty();
    }
    return open.map(a -> signIn(a, new Proof(way.get(), passwordAt), asked.now()));
  }

  private void refuse(Try asked, boolean code) {
    boolean locks = !asked.locked() && lockout.refused(asked.name(), asked.now());
    Optional<Account> account = asked.account();
    events.publishEvent(
        new AccountEvent.SignInRefused(
            account.map(Account::id).orElse(null), SOMEBODY, asked.locked(), code));
    if (locks) {
      account.ifPresent(a -> events.publishEvent(new AccountEvent.Locked(a.id(), SOMEBODY)));
    }
  }

  private SignedIn signIn(Account account, Proof proof, Instant now) {
    Who who = account.actor(now).who();
    if (account.breakGlass()) {
      limits.take(Limited.BREAK_GLASS, account.id().toString(), who);
    }
    lockout.forget(account.username());
    events.publishEvent(new AccountEvent.SignedInTo(account.id(), who, proof));
    if (proof.way() == Proof.Way.PASSWORD_RECOVERY) {
      int left = factors.of(account.id()).map(SecondFactor::codesLeft).orElse(0);
      events.publishEvent(new SecondFactorEvent.CodeUsed(account.id(), who, left));
    }
    if (account.breakGlass()) {
      glass.broken(account, who, now);
    }
    return account.signedIn(proof);
  }
}
