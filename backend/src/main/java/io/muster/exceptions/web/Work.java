package io.muster.exceptions.web;

import io.muster.clusters.ProposalManagement;
import io.muster.clusters.ProposedChange;
import io.muster.exceptions.Act;
import io.muster.exceptions.Drifts;
import io.muster.exceptions.ExceptionFilter;
import io.muster.exceptions.ExceptionFilter.Concern;
import io.muster.exceptions.ExceptionOrder;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.Pending;
import io.muster.exceptions.Phase;
import io.muster.exceptions.RequestState;
import io.muster.exceptions.Rights;
import io.muster.identity.Actor;
import io.muster.identity.BreakGlass;
import io.muster.identity.BreakGlassUse;
import io.muster.identity.Persons;
import io.muster.identity.Role;
import io.muster.identity.WaitingGrant;
import io.muster.identity.WaitingGrants;
import io.muster.plans.Plan;
import io.muster.plans.Plans;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What waits for a person ({@code @work} in the head of every page): what they may decide, endorse
 * or confirm, what came back to them, what is about to end, and where evidence changed.
 */
@Component("work")
public class Work {

  private static final int MOST = 200;

  private final ExceptionRequests requests;
  private final Drifts drifts;
  private final Rights rights;
  private final Persons persons;
  private final Plans plans;
  private final BreakGlass glass;
  private final ProposalManagement proposals;
  private final WaitingGrants grants;
  private final Clock clock;

  Work(
      ExceptionRequests requests,
      Drifts drifts,
      Rights rights,
      Persons persons,
      Plans plans,
      BreakGlass glass,
      ProposalManagement proposals,
      WaitingGrants grants,
      Clock clock) {
    this.requests = requests;
    this.drifts = drifts;
    this.rights = rights;
    this.persons = persons;
    this.plans = plans;
    this.glass = glass;
    this.proposals = proposals;
    this.grants = grants;
    this.clock = clock;
  }

  /**
   * How much waits for the person: requests to decide, to endorse, or returned to them, changes and
   * roles to confirm, and uses of the break-glass account to answer for.
   */
  public int waiting(Actor actor) {
    return actor.account() == null
        ? 0
        : requestsWaiting(actor, actor.account())
            + toConfirm(actor).size()
            + rolesToConfirm(actor).size()
            + glass.waiting(actor);
  }

  /** The head of every page asks: what requests say is not read for it. */
  private int requestsWaiting(Actor actor, AccountId account) {
    Map<RequestState, Act> mine = new EnumMap<>(RequestState.class);
    if (decides(actor)) {
      mine.put(RequestState.ENDORSED, Act.APPROVE);
    }
    if (endorses(actor)) {
      mine.put(RequestState.SUBMITTED, Act.ENDORSE);
    }
    Set<RequestState> states = EnumSet.of(RequestState.RETURNED);
    states.addAll(mine.keySet());
    List<Pending> pending =
        requests.pending(states, MOST * states.size(), actor.scope(), clock.instant());
    int waiting = 0;
    for (Map.Entry<RequestState, Act> one : mine.entrySet()) {
      waiting +=
          rights
              .among(
                  pending.stream().filter(p -> p.state() == one.getKey()).toList(),
                  actor,
                  one.getValue())
              .size();
    }
    List<Pending> returned =
        pending.stream().filter(p -> p.state() == RequestState.RETURNED).toList();
    if (!returned.isEmpty()) {
      Set<AccountId> me = persons.accountsOf(account);
      waiting +=
          (int) returned.stream().filter(p -> p.writers().stream().anyMatch(me::contains)).count();
    }
    return waiting;
  }

  /**
   * Whether anything stands on the person's page: what waits for them, ends, changed or is late.
   */
  boolean isAny(Actor actor) {
    return waiting(actor) > 0
        || !changed(actor).isEmpty()
        || !ending(actor).isEmpty()
        || (actor.account() != null && !latePlans(actor).isEmpty());
  }

  /** What the person may approve or reject, the longest waiting first. */
  List<ExceptionRequest> toDecide(Actor actor) {
    return decides(actor) ? may(actor, Act.APPROVE, RequestState.ENDORSED) : List.of();
  }

  /** What the person may endorse, the longest waiting first. */
  List<ExceptionRequest> toEndorse(Actor actor) {
    return endorses(actor) ? may(actor, Act.ENDORSE, RequestState.SUBMITTED) : List.of();
  }

  /** Uses of the break-glass account that the person answers for. */
  List<BreakGlassUse> glassBroken(Actor actor) {
    return BreakGlass.answers(actor)
        ? glass.uses(actor).stream().filter(BreakGlassUse::open).toList()
        : List.of();
  }

  /** Changes of clusters' identities that the person may confirm, the longest waiting first. */
  List<ProposedChange> toConfirm(Actor actor) {
    return has(actor, Role.ISSM) ? proposals.toConfirm(actor) : List.of();
  }

  /** Roles that wait for a second administrator, as whom the person may confirm them. */
  List<WaitingGrant> rolesToConfirm(Actor actor) {
    return actor.hasEverywhere(Role.ADMINISTRATOR)
        ? grants.list(actor).stream().filter(w -> grants.mayConfirm(actor, w)).toList()
        : List.of();
  }

  /** What the person wrote and was returned. */
  List<ExceptionRequest> returned(Actor actor) {
    Set<AccountId> me = persons.accountsOf(java.util.Objects.requireNonNull(actor.account()));
    return read(ExceptionFilter.ALL.in(RequestState.RETURNED).writtenBy(me), actor);
  }

  /** What ends within {@link Phase#NEAR}, in the boundaries in which the person answers for it. */
  List<ExceptionRequest> ending(Actor actor) {
    return mine(actor, read(ExceptionFilter.ALL.in(Phase.EXPIRING), actor));
  }

  /** Where evidence changed, in the boundaries in which the person answers for it. */
  List<ExceptionRequest> changed(Actor actor) {
    Set<ExceptionId> those = drifts.exceptions(clock.instant(), actor.scope());
    return those.isEmpty()
        ? List.of()
        : mine(actor, read(ExceptionFilter.ALL.with(Concern.CHANGED, those), actor));
  }

  /** What the person decided or endorsed and returned, and waits for its writer. */
  List<ExceptionRequest> returnedBy(Actor actor) {
    Set<AccountId> me = persons.accountsOf(java.util.Objects.requireNonNull(actor.account()));
    return read(ExceptionFilter.ALL.in(RequestState.RETURNED), actor).stream()
        .filter(r -> me.contains(r.last().by()))
        .toList();
  }

  /** Plans that are late, in the boundaries in which the person answers for them. */
  List<Plan> latePlans(Actor actor) {
    return plans.late(actor.scope(), clock.instant()).stream()
        .filter(p -> answers(actor, p.boundary()))
        .toList();
  }

  private boolean decides(Actor actor) {
    return has(actor, Role.AO, Role.AODR);
  }

  private boolean endorses(Actor actor) {
    return has(actor, Role.ISSM);
  }

  private boolean has(Actor actor, Role... roles) {
    return actor.grants().stream().anyMatch(g -> List.of(roles).contains(g.role()));
  }

  private List<ExceptionRequest> may(Actor actor, Act act, RequestState state) {
    return rights.among(read(ExceptionFilter.ALL.in(state), actor), actor, act);
  }

  private List<ExceptionRequest> mine(Actor actor, List<ExceptionRequest> all) {
    return all.stream().filter(r -> answers(actor, r.boundary())).toList();
  }

  private static boolean answers(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, Role.ISSO, Role.ISSM, Role.AO, Role.AODR);
  }

  private List<ExceptionRequest> read(ExceptionFilter filter, Actor actor) {
    Instant now = clock.instant();
    return requests.page(filter, ExceptionOrder.WAITING, 0, MOST, actor.scope(), now);
  }
}
