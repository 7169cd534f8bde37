package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.Invalid;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What administrators may grant, and what of it another administrator has to confirm. */
@Component
class Granting {

  /**
   * What comes of the grants that are wanted.
   *
   * @param now all that is held from now on
   * @param later what waits for another administrator
   */
  record Begun(Set<Grant> now, Set<Grant> later) {}

  private final SeparationOfDuties duties;
  private final Persons persons;
  private final WaitingGrants waiting;
  private final AccountSettings settings;

  Granting(
      SeparationOfDuties duties, Persons persons, WaitingGrants waiting, AccountSettings settings) {
    this.duties = duties;
    this.persons = persons;
    this.waiting = waiting;
    this.settings = settings;
  }

  /** To an account that is not there yet, of the person with that address. */
  Begun toNew(String address, Set<Grant> wanted, Instant now) {
    check(wanted, now);
    duties.refuse(persons.accountsWith(address), wanted, wanted, now);
    return split(wanted, Set.of());
  }

  /** To an account that holds some already. */
  Begun to(AccountId account, Set<Grant> held, Set<Grant> wanted, Instant now) {
    Set<Grant> all = new HashSet<>(wanted);
    held.stream().filter(g -> g.role() == Role.AODR).forEach(all::add);
    Set<Grant> begun = new HashSet<>(all);
    begun.removeAll(held);
    check(begun, now);
    Set<AccountId> others = new HashSet<>(persons.accountsOf(account));
    others.remove(account);
    duties.refuse(others, all, begun, now);
    return split(all, held);
  }

  /** Has the deciding roles wait for another administrator. */
  void ask(Actor by, AccountId account, Set<Grant> later, Instant now) {
    if (!later.isEmpty()) {
      waiting.ask(by, account, later, now);
    }
  }

  private Begun split(Set<Grant> wanted, Set<Grant> held) {
    Predicate<Grant> waits =
        g -> settings.secondAdministrator() && g.role().decides() && !held.contains(g);
    return new Begun(
        wanted.stream().filter(waits.negate()).collect(Collectors.toSet()),
        wanted.stream().filter(waits).collect(Collectors.toSet()));
  }

  private static void check(Set<Grant> begun, Instant now) {
    if (begun.stream().anyMatch(g -> g.role() == Role.AODR)) {
      throw new Invalid(
          "grants",
          "A representative (AODR) is named by the AO of the boundary, on the boundary's page.");
    }
    if (begun.stream().anyMatch(g -> !g.holdsAt(now))) {
      throw new Invalid("until", "The end of a role lies after now.");
    }
  }
}
