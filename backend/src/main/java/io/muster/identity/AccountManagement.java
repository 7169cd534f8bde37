package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes and changes accounts. All but one's own password is for administrators of all boundaries.
 */
@Service
@Transactional
public class AccountManagement {

  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

  /** What the break-glass account is, and nothing else. */
  public static final Set<Grant> ADMINISTERING = Set.of(new Grant(Role.ADMINISTRATOR, null));

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final PasswordCheck check;
  private final Lockout lockout;
  private final Granting granting;
  private final LastAdministrator last;
  private final Clock clock;

  AccountManagement(
      Accounts accounts,
      PasswordEncoder passwords,
      PasswordCheck check,
      Lockout lockout,
      Granting granting,
      LastAdministrator last,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.check = check;
    this.lockout = lockout;
    this.granting = granting;
    this.last = last;
    this.clock = clock;
  }

  /**
   * Makes an account. Deciding roles among those wanted may {@linkplain WaitingGrants wait}.
   *
   * @throws Invalid if a field is not acceptable, or roles exclude each other
   * @throws Conflict if the user name is taken
   */
  public Account create(Actor by, NewAccount wanted) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    if (!USERNAME.matcher(wanted.username()).matches()) {
      throw new Invalid(
          "username", "A user name has 1 to 64 letters, digits, dots, dashes, underscores or @.");
    }
    checkNames(wanted.displayName(), wanted.email());
    PasswordRule.check("password", wanted.username(), wanted.password());
    if (wanted.breakGlass()) {
      requireOnlyAdministering(wanted.grants());
    }
    if (accounts.named(wanted.username()).isPresent()) {
      throw new Conflict("The user name " + wanted.username() + " is taken.");
    }
    Instant now = clock.instant();
    Granting.Begun begun = granting.toNew(wanted.email(), wanted.grants(), now);
    String hash = passwords.encode(wanted.password());
    Account made = accounts.saveAndFlush(new Account(wanted, begun.now(), hash, by, now));
    granting.ask(by, made.id(), begun.later(), now);
    return made;
  }

  /**
   * Changes the names by which people know the owner, and the roles.
   *
   * @throws RuntimeException as {@link #rename} and {@link #changeGrants}
   */
  public void edit(
      Actor by, AccountId id, String displayName, String email, Set<Grant> wantedGrants) {
    rename(by, id, displayName, email);
    changeGrants(by, id, wantedGrants);
  }

  /** Changes the names by which people know the owner. */
  public void rename(Actor by, AccountId id, String displayName, String email) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    checkNames(displayName.strip(), email.strip());
    Account account = find(id);
    account.rename(displayName.strip(), email.strip(), by);
    accounts.save(account);
  }

  /**
   * Ends the grants that are not wanted and begins those that are new. Deciding roles among these
   * may {@linkplain WaitingGrants wait}. What an AO granted is theirs and stays as it is.
   *
   * @throws Invalid if roles exclude each other, an end is past, or a representative is wanted
   * @throws Conflict if nobody would be left who administers all boundaries
   */
  public void changeGrants(Actor by, AccountId id, Set<Grant> wanted) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    Account account = find(id);
    if (account.breakGlass()) {
      requireOnlyAdministering(wanted);
    }
    if (!wanted.contains(new Grant(Role.ADMINISTRATOR, null))) {
      keepAnAdministratorBeside(id);
    }
    Instant now = clock.instant();
    Set<Grant> held = account.grants(now);
    Granting.Begun begun = granting.to(id, held, wanted, now);
    account.changeGrants(begun.now(), by, now);
    accounts.save(account);
    granting.ask(by, id, begun.later(), now);
  }

  /**
   * Ends the use of an account; its sessions and tokens stop working at once.
   *
   * @throws Conflict if nobody would be left who administers all boundaries
   */
  public void disable(Actor by, AccountId id) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    Account account = find(id);
    keepAnAdministratorBeside(id);
    account.disable(by, clock.instant());
    accounts.save(account);
  }

  /** Gives an account another password; its sessions are over, and so is a lock on its name. */
  public void setPassword(Actor by, AccountId id, String password) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    Account account = find(id);
    set(by, account, password);
    lockout.forget(account.username());
  }

  /**
   * Changes one's own password; all sessions but those made with what is returned are over. What is
   * wrong counts as a refused sign-in.
   *
   * @param code of the second factor, where the account has one
   * @throws Invalid if the present password or the code is wrong or the new one breaks the rule
   */
  @Transactional(noRollbackFor = Invalid.class)
  public SignedIn changeOwnPassword(Actor by, String present, String code, String password) {
    Account account = find(ownId(by));
    PasswordRule.check("password", account.username(), password);
    SignedIn again =
        check
            .check(account.username(), present, code)
            .orElseThrow(() -> new Invalid("present", wrong(by)));
    set(by, account, password);
    return account.signedIn(again.proof());
  }

  private static String wrong(Actor by) {
    return by.proof().byOwnSecondFactor()
        ? "Your present password or the code is wrong, or the code was used already."
        : "That is not your present password.";
  }

  private static void requireOnlyAdministering(Set<Grant> grants) {
    if (!grants.equals(ADMINISTERING)) {
      throw new Invalid(
          "grants",
          "The break-glass account is an administrator of all boundaries and has no other role.");
    }
  }

  private void set(Actor by, Account account, String password) {
    PasswordRule.check("password", account.username(), password);
    account.setPassword(passwords.encode(password), by);
    accounts.save(account);
  }

  private Account find(AccountId id) {
    return accounts.findById(id.value()).orElseThrow(AccountManagement::unknown);
  }

  private static AccountId ownId(Actor by) {
    if (by.account() == null) {
      throw unknown();
    }
    return by.account();
  }

  private static NotFound unknown() {
    return new NotFound("There is no such account.");
  }

  private static void checkNames(String displayName, String email) {
    if (displayName.isEmpty() || displayName.length() > 100) {
      throw new Invalid("displayName", "A name has 1 to 100 characters.");
    }
    if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
      throw new Invalid("email", "Enter an e-mail address, such as iris@example.mil.");
    }
  }

  private void keepAnAdministratorBeside(AccountId id) {
    if (last.is(id)) {
      throw new Conflict("This is the last administrator of all boundaries: name another first.");
    }
  }
}
