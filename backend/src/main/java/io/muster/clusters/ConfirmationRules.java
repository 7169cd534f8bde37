package io.muster.clusters;

import io.muster.identity.Actor;
import io.muster.identity.Persons;
import io.muster.identity.Role;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Who may do what to a proposed change: named rules, each with the sentence that a person refused
 * by it reads. Pages and API come through here, and no role stands above it.
 */
@Component
public class ConfirmationRules {

  /** What may be done to a change that waits. */
  public enum Act {
    CONFIRM,
    REFUSE,
    WITHDRAW
  }

  private record Attempt(Actor actor, Act act, BoundaryId boundary, boolean own) {}

  private record Rule(String name, Set<Act> acts, Predicate<Attempt> holds, String sentence) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "an ISSM confirms",
              Set.of(Act.CONFIRM, Act.REFUSE),
              a -> a.actor().has(a.boundary(), Role.ISSM),
              "A change of a cluster's identity is confirmed or refused by an ISSM of its"
                  + " boundary."),
          new Rule(
              "two persons",
              Set.of(Act.CONFIRM),
              a -> a.actor().account() != null && !a.own(),
              "Nobody confirms a change that they proposed themselves, by whichever account:"
                  + " another ISSM of the boundary does."),
          new Rule(
              "the proposer withdraws",
              Set.of(Act.WITHDRAW),
              Attempt::own,
              "A proposed change is withdrawn by the person who proposed it."));

  private final Persons persons;

  ConfirmationRules(Persons persons) {
    this.persons = persons;
  }

  /**
   * The sentence that refuses the act, or nothing if the actor may.
   *
   * @param boundary that of the cluster now
   */
  public Optional<String> refusal(
      Actor actor, Act act, ProposedChange change, BoundaryId boundary) {
    Attempt attempt = new Attempt(actor, act, boundary, isOwn(actor, change));
    return RULES.stream()
        .filter(rule -> rule.acts().contains(act) && !rule.holds().test(attempt))
        .map(Rule::sentence)
        .findFirst();
  }

  private boolean isOwn(Actor actor, ProposedChange change) {
    AccountId by = change.account();
    AccountId me = actor.account();
    return by == null || me == null
        ? actor.username().equals(change.madeBy())
        : persons.accountsOf(by).contains(me);
  }
}
