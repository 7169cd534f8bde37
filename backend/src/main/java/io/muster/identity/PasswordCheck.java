package io.muster.identity;

import io.muster.audit.Who;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells whether a user name and a password belong to an account that may be used. */
@Component
public class PasswordCheck {

  private static final Who SOMEBODY = new Who(null, "anonymous", "");

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final ApplicationEventPublisher events;
  private final Lockout lockout;
  private final Clock clock;
  private final String decoy;

  PasswordCheck(
      Accounts accounts,
      PasswordEncoder passwords,
      ApplicationEventPublisher events,
      Lockout lockout,
      Clock clock) {
    this.accounts = accounts;
    this.lockout = lockout;
    this.clock = clock;
    this.passwords = passwords;
    this.events = events;
    this.decoy = passwords.encode("nobody has this password");
  }

  /**
   * The account, if both are right and the name is not locked. A hash is computed in any case, so
   * that the time taken does not tell which user names exist. A name that nobody has is not logged:
   * it may be a password typed into the wrong field.
   */
  @Transactional
  public Optional<SignedIn> check(String username, String password) {
    Instant now = clock.instant();
    boolean locked = lockout.locked(username, now);
    Optional<Account> account = accounts.named(username);
    String hash = account.map(Account::passwordHash).orElse(decoy);
    boolean right =
        password.length() <= PasswordRule.MOST
            && passwords.matches(password, hash)
            && account.filter(Account::enabled).isPresent();
    if (locked || !right) {
      refuse(username, account, locked, now);
      return Optional.empty();
    }
    return account.map(a -> signIn(a, password, now));
  }

  private void refuse(String username, Optional<Account> account, boolean locked, Instant now) {
    boolean locks = !locked && lockout.refused(username, now);
    events.publishEvent(
        new AccountEvent.SignInRefused(account.map(Account::id).orElse(null), SOMEBODY, locked));
    if (locks) {
      account.ifPresent(a -> events.publishEvent(new AccountEvent.Locked(a.id(), SOMEBODY)));
    }
  }

  private SignedIn signIn(Account account, String password, Instant now) {
    lockout.forget(account.username());
    if (passwords.upgradeEncoding(account.passwordHash())) {
      account.rehash(Objects.requireNonNull(passwords.encode(password)));
      accounts.save(account);
    }
    events.publishEvent(new AccountEvent.SignedInTo(account.id(), account.actor(now).who()));
    return account.signedIn(now);
  }
}
