package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever administers a boundary decides nothing in it, by whichever of their accounts. What was
 * granted before this was a rule goes on, and is named.
 */
@Component
@Transactional(readOnly = true)
public class SeparationOfDuties {

  /** A role and the account that holds it; null for the account that is granted something. */
  private record Held(Grant grant, @Nullable String username) {}

  private final Accounts accounts;
  private final Persons persons;
  private final BoundaryDirectory boundaries;

  SeparationOfDuties(Accounts accounts, Persons persons, BoundaryDirectory boundaries) {
    this.accounts = accounts;
    this.persons = persons;
    this.boundaries = boundaries;
  }

  /**
   * Refuses roles that one person does not hold together.
   *
   * @param others the person's other accounts
   * @param all what the account would hold
   * @param begun what of that is new
   * @throws Invalid with the two roles that exclude each other
   */
  void refuse(Set<AccountId> others, Set<Grant> all, Set<Grant> begun, Instant now) {
    excluded(others, all, begun, now)
        .ifPresent(
            why -> {
              throw new Invalid("grants", why);
            });
  }

  /** The same as a sentence, for who goes on without what is refused; empty if nothing is. */
  Optional<String> excluded(Set<AccountId> others, Set<Grant> all, Set<Grant> begun, Instant now) {
    List<Held> held = new ArrayList<>(heldBy(others, now));
    all.forEach(g -> held.add(new Held(g, null)));
    for (Grant grant : begun) {
      for (Held other : held) {
        if (grant.excludes(other.grant())) {
          return Optional.of(sentence(new Held(grant, null), other));
        }
      }
    }
    return Optional.empty();
  }

  /** The roles of the person whose account it is that exclude each other, a sentence a pair. */
  public List<String> conflicts(AccountId account, Instant now) {
    List<Held> held = heldBy(persons.accountsOf(account), now);
    List<String> sentences = new ArrayList<>();
    for (Held one : held) {
      for (Held other : held) {
        if (one.grant().role().decides() && one.grant().excludes(other.grant())) {
          sentences.add(sentence(one, other));
        }
      }
    }
    return sentences;
  }

  private List<Held> heldBy(Set<AccountId> person, Instant now) {
    List<Held> held = new ArrayList<>();
    for (AccountId id : new HashSet<>(person)) {
      accounts
          .findById(id.value())
          .filter(Account::enabled)
          .ifPresent(a -> a.grants(now).forEach(g -> held.add(new Held(g, a.username()))));
    }
    return held;
  }

  private String sentence(Held one, Held other) {
    return "One person is not "
        + words(one)
        + " and "
        + words(other)
        + ": deciding roles and administration exclude each other in one boundary.";
  }

  private String words(Held held) {
    Map<BoundaryId, String> names = boundaries.names();
    Grant grant = held.grant();
    return grant.role().title()
        + " of "
        + (grant.boundary() == null
            ? "all boundaries"
            : names.getOrDefault(grant.boundary(), "a boundary"))
        + (held.username() == null ? "" : " (account " + held.username() + ")");
  }
}
