package io.muster.identity;

import io.muster.shared.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes roles from a provider's claims, anew at each sign-in: a claim that is gone is a grant that
 * is gone. What a person granted stays as it is, and a claim makes nothing that a person could not.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ClaimedGrants {

  private static final Actor PORTAL = Actor.portal("single sign-on");
  private static final Grant ALL = new Grant(Role.ADMINISTRATOR, null);

  /** What comes of the claims. */
  private static final class Taken {
    final Set<Grant> ended = new HashSet<>();
    final Set<Grant> begun = new HashSet<>();
    final Set<Grant> later = new HashSet<>();
    final List<String> refused = new ArrayList<>();
  }

  private final Persons persons;
  private final SeparationOfDuties duties;
  private final WaitingGrants waiting;
  private final AccountSettings settings;
  private final LastAdministrator last;
  private final RefusedClaims refusals;
  private final ApplicationEventPublisher events;

  ClaimedGrants(
      Persons persons,
      SeparationOfDuties duties,
      WaitingGrants waiting,
      AccountSettings settings,
      LastAdministrator last,
      RefusedClaims refusals,
      ApplicationEventPublisher events) {
    this.persons = persons;
    this.duties = duties;
    this.waiting = waiting;
    this.settings = settings;
    this.last = last;
    this.refusals = refusals;
    this.events = events;
  }

  /** Changes the account's roles; the caller saves it. */
  void take(Account account, Claims claims, Instant now) {
    Taken taken = new Taken();
    taken.refused.addAll(claims.unclear());
    end(account, claims, taken, now);
    for (Grant grant : claims.grants()) {
      begin(account, grant, claims.issuer(), taken, now);
    }
    AccountId id = account.id();
    account.takeClaims(taken.ended, taken.begun, claims.issuer(), PORTAL, now);
    waiting.endClaimed(PORTAL, id, claims.issuer(), Set.copyOf(claims.grants()), now);
    waiting.ask(PORTAL, id, taken.later, claims.issuer(), now);
    if (refusals.keep(id, claims.issuer(), taken.refused, now) && !taken.refused.isEmpty()) {
      events.publishEvent(
          new AccountEvent.ClaimsRefused(id, PORTAL.who(), claims.issuer(), taken.refused));
    }
  }

  private void end(Account account, Claims claims, Taken taken, Instant now) {
    taken.ended.addAll(account.claimed(claims.issuer(), now));
    taken.ended.removeAll(claims.grants());
    if (taken.ended.contains(ALL) && last.is(account.id())) {
      taken.ended.remove(ALL);
      taken.refused.add(
          "Administrator of all boundaries is claimed no more and goes on: nobody else is one.");
    }
  }

  private void begin(Account account, Grant grant, String issuer, Taken taken, Instant now) {
    Set<Grant> held = new HashSet<>(account.grants(now));
    held.removeAll(taken.ended);
    held.addAll(taken.begun);
    held.addAll(taken.later);
    if (held.stream().anyMatch(grant::isAlso)) {
      return;
    }
    Set<AccountId> others = new HashSet<>(persons.accountsOf(account.id()));
    others.remove(account.id());
    held.add(grant);
    Optional<String> excluded = duties.excluded(others, held, Set.of(grant), now);
    if (excluded.isPresent()) {
      taken.refused.add(excluded.get());
      return;
    }
    if (grant.role() == Role.AODR) {
      taken.refused.add("A representative (AODR) is named by the AO of the boundary, not claimed.");
    } else if (!settings.secondAdministrator() || !grant.role().decides()) {
      taken.begun.add(grant);
    } else if (waiting.wasRefused(account.id(), grant, issuer)) {
      taken.refused.add("An administrator refused the role " + grant.role().title() + ".");
    } else {
      taken.later.add(grant);
    }
  }
}
