package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Naming and revoking designated representatives (AODR), which is the boundary's AO's alone. It is
 * not handed on: a representative names nobody.
 */
@Service
@Transactional
public class RepresentativeManagement {

  /** For how long a representative is named at most. */
  public static final Duration LONGEST = Duration.ofDays(365);

  private final Accounts accounts;
  private final Persons persons;
  private final SeparationOfDuties duties;
  private final Clock clock;

  RepresentativeManagement(
      Accounts accounts, Persons persons, SeparationOfDuties duties, Clock clock) {
    this.accounts = accounts;
    this.persons = persons;
    this.duties = duties;
    this.clock = clock;
  }

  /** Whether the actor may name and revoke representatives in the boundary. */
  public static boolean mayName(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, Role.AO);
  }

  /**
   * Refuses one who may name nobody.
   *
   * @throws NotFound if the boundary does not exist for the actor
   * @throws Forbidden unless the actor is an AO of the boundary
   */
  public static void requireMayName(Actor actor, BoundaryId boundary) {
    if (!actor.scope().includes(boundary)) {
      throw new NotFound("There is no such boundary.");
    }
    if (!mayName(actor, boundary)) {
      throw new Forbidden("A representative is named, and revoked, by the AO of the boundary.");
    }
  }

  /**
   * Names a representative, from now on. One who is already has the new end.
   *
   * @param username the account's user name
   * @param until the first instant after it: after now and within {@link #LONGEST}
   * @throws Invalid if there is no such account in use, it is the AO's own, the end is not
   *     acceptable, or the person administers the boundary
   * @throws RuntimeException as {@link #requireMayName}
   */
  public Account name(Actor by, BoundaryId boundary, String username, Instant until) {
    requireMayName(by, boundary);
    Instant now = clock.instant();
    Account account =
        accounts
            .named(username.strip())
            .filter(Account::enabled)
            .orElseThrow(() -> new Invalid("username", "No account in use has that user name."));
    Set<AccountId> person = new HashSet<>(persons.accountsOf(account.id()));
    if (by.account() != null && person.contains(by.account())) {
      throw new Invalid("username", "Nobody is their own representative.");
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw new Invalid(
          "until", "A representative is named for a time that ends after now and within 365 days.");
    }
    Grant representation = new Grant(Role.AODR, boundary, until);
    person.remove(account.id());
    Set<Grant> all = new HashSet<>(account.grants(now));
    all.add(representation);
    refuseAdministrators(person, all, representation, now);
    account.represent(representation, by, now);
    return accounts.save(account);
  }

  private void refuseAdministrators(
      Set<AccountId> others, Set<Grant> all, Grant representation, Instant now) {
    try {
      duties.refuse(others, all, Set.of(representation), now);
    } catch (Invalid refused) {
      throw new Invalid("username", refused.sentence());
    }
  }

  /**
   * Ends a representation at once.
   *
   * @throws NotFound if that account represents nobody in this boundary
   * @throws RuntimeException as {@link #requireMayName}
   */
  public Account revoke(Actor by, BoundaryId boundary, AccountId id) {
    requireMayName(by, boundary);
    Account account = accounts.findById(id.value()).orElseThrow(RepresentativeManagement::isNone);
    if (!account.representNoMore(new Grant(Role.AODR, boundary), by, clock.instant())) {
      throw isNone();
    }
    return accounts.save(account);
  }

  private static NotFound isNone() {
    return new NotFound("There is no such representative of this boundary.");
  }
}
