package io.muster.exceptions;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.shared.ExceptionId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.Problem.FieldProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Endorsing, returning, approving, rejecting, withdrawing and revoking. */
@Component
@Transactional
public class DecisionManagement {

  private final RequestManagement management;
  private final ExceptionRequests requests;
  private final RequestWrites writes;
  private final Terms terms;
  private final Candidates candidates;
  private final EvidenceRows evidence;
  private final CommonTurn turn;
  private final Rights rights;
  private final Boundaries boundaries;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DecisionManagement(
      RequestManagement management,
      ExceptionRequests requests,
      RequestWrites writes,
      Terms terms,
      Candidates candidates,
      EvidenceRows evidence,
      CommonTurn turn,
      Rights rights,
      Boundaries boundaries,
      ApplicationEventPublisher events,
      Clock clock) {
    this.management = management;
    this.requests = requests;
    this.writes = writes;
    this.terms = terms;
    this.candidates = candidates;
    this.evidence = evidence;
    this.turn = turn;
    this.rights = rights;
    this.boundaries = boundaries;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Does it.
   *
   * @throws NotFound if the request is not in the actor's scope
   * @throws Forbidden if a rule of {@link ApprovalPolicy} does not let this actor
   * @throws Conflict if it is not the time for it; {@link EvidenceChanged} if what it is about is
   *     not what was seen
   * @throws Invalid without a remark where one is needed, or if the term has become impossible
   */
  public ExceptionRequest decide(Actor actor, ExceptionId id, Decision decision) {
    ExceptionRequest request = management.locked(actor, id, decision.act());
    if (decision.act().needsFreshProof()) {
      actor.proof().requireFresh("This", clock.instant());
    }
    String remark = Limits.remark("remark", decision.remark(), decision.act().needsRemark());
    Decided decided = new Decided(actor, request, decision.act(), remark);
    switch (decision.act()) {
      case ENDORSE, REJECT -> judge(decided, decision.evidenceDigest());
      case RETURN, WITHDRAW -> step(decided, null, management.later(request));
      case APPROVE -> approve(decided, decision.evidenceDigest());
      case REVOKE -> revoke(decided);
      case WRITE, EDIT, SUBMIT ->
          throw new IllegalArgumentException(decision.act() + " decides nothing");
    }
    return requests.get(id, Scope.EVERYTHING);
  }

  private record Decided(Actor actor, ExceptionRequest request, Act act, String remark) {}

  private void judge(Decided decided, @Nullable String digest) {
    ExceptionRequest request = decided.request();
    Instant at = management.later(request);
    Evidence caught = chosen(request, at).caught();
    evidence.requireSeen(request, caught, digest);
    requireSomething(decided.act(), caught);
    evidence.keep(request.id(), caught, at);
    step(decided, caught.digest(), at);
  }

  private void approve(Decided decided, @Nullable String digest) {
    ExceptionRequest request = decided.request();
    var concerned = candidates.concerned(request.text(), request.boundary());
    Instant at = turn.of(concerned, management.later(request));
    Candidates.Chosen chosen = chosen(request, at);
    Evidence caught = chosen.caught();
    evidence.requireSeen(request, caught, digest);
    requireSomething(decided.act(), caught);
    if (!concerned.containsAll(chosen.clusters())) {
      throw new EvidenceChanged(List.of("other clusters are concerned"));
    }
    Boundary boundary = boundaries.get(request.boundary(), Scope.EVERYTHING);
    Term term = term(request, chosen, boundary, at);
    evidence.keep(request.id(), caught, at);
    terms.approve(
        term,
        caught.digest(),
        boundary.exceptionPolicy().longestDays(),
        authorization(request, boundary));
    writeStep(decided, caught.digest(), at);
    events.publishEvent(
        new ExceptionApproved(
            term,
            at,
            caught.lines().size(),
            caught.digest(),
            decided.remark(),
            decided.actor().who()));
  }

  private void revoke(Decided decided) {
    Term term = Objects.requireNonNull(decided.request().term());
    Instant at = turn.of(term.clusters(), management.later(decided.request()));
    if (!at.isBefore(term.until())) {
      throw new Conflict(
          "%s ended on %s: there is nothing to revoke.".formatted(term.number(), term.untilDay()));
    }
    terms.revoke(term.id(), at);
    writeStep(decided, null, at);
    events.publishEvent(
        new ExceptionRevoked(
            Objects.requireNonNull(requests.get(term.id(), Scope.EVERYTHING).term()),
            at,
            decided.remark(),
            decided.actor().who()));
  }

  private void step(Decided decided, @Nullable String digest, Instant at) {
    writeStep(decided, digest, at);
    ExceptionRequest request = decided.request();
    events.publishEvent(
        new ExceptionStepped(
            request.id(),
            request.number(),
            request.boundary(),
            decided.act(),
            request.textVersion(),
            decided.remark(),
            decided.actor().who()));
  }

  private void writeStep(Decided decided, @Nullable String digest, Instant at) {
    ExceptionRequest request = decided.request();
    writes.add(
        request.id(),
        request.last().seq() + 1,
        decided.act(),
        decided.actor(),
        rights.roleFor(decided.actor(), decided.act(), request),
        decided.remark(),
        request.textVersion(),
        digest,
        at);
  }

  private Candidates.Chosen chosen(ExceptionRequest request, Instant at) {
    return candidates.of(
        request.text(),
        request.textVersion(),
        request.kind(),
        request.boundary(),
        at,
        Scope.EVERYTHING);
  }

  private static Term term(
      ExceptionRequest request, Candidates.Chosen chosen, Boundary boundary, Instant at) {
    RequestText text = request.text();
    ZoneId zone = boundary.policy().zone();
    List<FieldProblem> wrong =
        Missing.days(
            text.from(), text.until(), request.kind(), boundary, at.atZone(zone).toLocalDate());
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return Freezing.term(request, chosen.caught(), chosen.clusters(), zone, at);
  }

  private static @Nullable LocalDate authorization(ExceptionRequest request, Boundary boundary) {
    return request.kind() == ExceptionKind.RISK_ACCEPTED ? boundary.authorizationEnds() : null;
  }

  private static void requireSomething(Act act, Evidence caught) {
    if (act != Act.REJECT && caught.lines().isEmpty()) {
      throw new Conflict(
          "It catches no open finding any more: there is nothing to decide on. It can be returned"
              + " or rejected.");
    }
  }
}
