package io.muster.identity;

import io.muster.shared.CannotStart;
import io.muster.shared.Invalid;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At start: makes the break-glass account that was named, for a site whose single sign-on is down
 * and where nobody can sign in otherwise. It makes and never changes: what bears the name already
 * stays as it is, its password too, and the log says so. Whoever may set the portal's environment
 * reads its keys anyway; so the making is no new power, but it stands in the audit log, and an ISSM
 * answers for it.
 */
@Component
@ConditionalOnWebApplication
@Order(FirstStartRunner.EARLY + 1)
class BreakGlassAtStart implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(BreakGlassAtStart.class);
  private static final Actor PORTAL = Actor.portal("start");

  /** Any number that no other advisory lock uses: of instances that start at once, one makes it. */
  private static final long LOCK = 0x6d75737465721001L;

  /** What became of the name. */
  private enum Found {
    MADE,
    THERE,
    DISABLED,
    A_PERSONS
  }

  private final BreakGlassNamed named;
  private final FirstStart start;
  private final Accounts accounts;
  private final AccountManagement management;
  private final BreakGlass glass;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;

  BreakGlassAtStart(
      BreakGlassNamed named,
      FirstStart start,
      Accounts accounts,
      AccountManagement management,
      BreakGlass glass,
      JdbcClient sql,
      TransactionTemplate transaction) {
    this.named = named;
    this.start = start;
    this.accounts = accounts;
    this.management = management;
    this.glass = glass;
    this.sql = sql;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (named.half()) {
      LOG.warn(
          "No break-glass account is made: muster.break-glass.username goes together with"
              + " muster.break-glass.password-file, or with muster.break-glass.password.");
    }
    if (!named.named()) {
      return;
    }
    String username = Objects.requireNonNull(named.username());
    if (!start.over()) {
      LOG.warn(
          "The break-glass account {} is not made yet: the first administrator comes first. Start"
              + " the portal once more after that.",
          username);
      return;
    }
    tell(username, Objects.requireNonNull(transaction.execute(_ -> settle(username))));
  }

  private Found settle(String username) {
    sql.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 1).single();
    Optional<Account> there = accounts.named(username);
    if (there.isEmpty()) {
      make(username);
      return Found.MADE;
    }
    if (!there.get().breakGlass()) {
      return Found.A_PERSONS;
    }
    return there.get().enabled() ? Found.THERE : Found.DISABLED;
  }

  private void make(String username) {
    try {
      NewAccount wanted =
          new NewAccount(
              username,
              "Break glass",
              named.email(),
              named.secret(),
              AccountManagement.ADMINISTERING,
              true);
      glass.madeAtStart(management.create(PORTAL, wanted), PORTAL.who());
    } catch (Invalid unfit) {
      throw new CannotStart(
          "The break-glass account named at start cannot be made: " + unfit.sentence(),
          "Mend muster.break-glass.*, or leave it out. What was there is as it was.",
          unfit);
    }
  }

  private static void tell(String username, Found found) {
    switch (found) {
      case MADE ->
          LOG.warn(
              "Made the break-glass account {}, as named at start. It administers all boundaries;"
                  + " an ISSM of all boundaries answers for it and for each sign-in. Take"
                  + " muster.break-glass.* away now.",
              username);
      case THERE ->
          LOG.warn(
              "The break-glass account {} was there: nothing of it was changed, and the password"
                  + " named at start was not looked at. If nobody has its password, name another"
                  + " user name; else take muster.break-glass.* away.",
              username);
      case DISABLED ->
          LOG.warn(
              "The break-glass account {} is disabled and stays so: nothing was changed. Name"
                  + " another user name, or take muster.break-glass.* away.",
              username);
      case A_PERSONS ->
          LOG.warn(
              "No break-glass account is made: {} is the user name of another account, of which"
                  + " nothing was changed. Name another user name.",
              username);
    }
  }
}
