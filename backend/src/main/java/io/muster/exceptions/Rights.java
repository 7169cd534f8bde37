package io.muster.exceptions;

import io.muster.identity.Actor;
import io.muster.identity.Persons;
import io.muster.identity.Role;
import io.muster.shared.AccountId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an actor may do about a request, and in which role they do it. */
@Component
public class Rights {

  private final Persons persons;

  Rights(Persons persons) {
    this.persons = persons;
  }

  /**
   * Refuses the act by the first rule of {@link ApprovalPolicy} that it breaks.
   *
   * @throws RuntimeException as {@link ApprovalPolicy#check}
   */
  void check(Actor actor, Act act, Course request) {
    ApprovalPolicy.check(attempt(actor, act, request));
  }

  /** What the actor may do about the request now, in the order in which it is offered. */
  public List<Act> open(Actor actor, Course request) {
    return Arrays.stream(Act.values())
        .filter(a -> a != Act.WRITE)
        .filter(a -> ApprovalPolicy.allows(attempt(actor, a, request)))
        .toList();
  }

  /** Those of the requests about which the actor may do it now. */
  public <R extends Course> List<R> among(List<R> requests, Actor actor, Act act) {
    Map<AccountId, Set<AccountId>> known = new HashMap<>();
    ApprovalPolicy.SamePerson persons =
        (account, others) ->
            others.contains(account)
                || known.computeIfAbsent(account, this.persons::accountsOf).stream()
                    .anyMatch(others::contains);
    return requests.stream()
        .filter(r -> ApprovalPolicy.allows(new ApprovalPolicy.Attempt(actor, act, r, persons)))
        .toList();
  }

  /** Why the actor may not do it now, in the rule's sentence; nothing if they may. */
  public Optional<String> refusal(Actor actor, Act act, Course request) {
    return ApprovalPolicy.refusal(attempt(actor, act, request));
  }

  /** The role in which the actor does it, as its title; empty if it needs none. */
  public String roleFor(Actor actor, Act act, Course request) {
    List<Role> roles =
        switch (act) {
          case WRITE, EDIT, SUBMIT -> List.of(Role.ISSO, Role.ISSM);
          case ENDORSE -> List.of(Role.ISSM);
          case RETURN ->
              request.state() == RequestState.SUBMITTED
                  ? List.of(Role.ISSM)
                  : List.of(Role.AO, Role.AODR);
          case APPROVE, REJECT -> List.of(Role.AO, Role.AODR);
          case REVOKE -> List.of(Role.AO, Role.ISSM);
          case WITHDRAW -> List.of(Role.ISSO, Role.ISSM);
        };
    return roles.stream()
        .filter(r -> actor.has(request.boundary(), r))
        .findFirst()
        .map(Role::title)
        .orElse("");
  }

  private ApprovalPolicy.Attempt attempt(Actor actor, Act act, Course request) {
    return new ApprovalPolicy.Attempt(actor, act, request, this::samePerson);
  }

  private boolean samePerson(AccountId account, Set<AccountId> others) {
    return others.contains(account)
        || persons.accountsOf(account).stream().anyMatch(others::contains);
  }
}
