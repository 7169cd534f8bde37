package io.muster.identity;

import io.muster.audit.Who;
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
  private final String decoy;

  PasswordCheck(Accounts accounts, PasswordEncoder passwords, ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.events = events;
    this.decoy = passwords.encode("nobody has this password");
  }

  /**
   * The account, if both are right. A hash is computed in any case, so that the time taken does not
   * tell which user names exist. A name that nobody has is not logged: it may be a password typed
   * into the wrong field.
   */
  @Transactional
  public Optional<SignedIn> check(String username, String password) {
    Optional<Account> account = accounts.named(username);
    String hash = account.map(Account::passwordHash).orElse(decoy);
    boolean right =
        password.length() <= PasswordRule.MOST
            && passwords.matches(password, hash)
            && account.filter(Account::enabled).isPresent();
    account.ifPresent(a -> events.publishEvent(event(a, right)));
    return account.filter(a -> right).map(Account::signedIn);
  }

  private static AccountEvent event(Account account, boolean right) {
    return right
        ? new AccountEvent.SignedInTo(account.id(), account.actor().who())
        : new AccountEvent.SignInRefused(account.id(), SOMEBODY);
  }
}
