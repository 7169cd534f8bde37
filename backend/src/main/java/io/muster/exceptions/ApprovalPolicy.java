package io.muster.exceptions;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who may do what to a request, and when: named rules, each with the sentence that a person refused
 * by it reads. Pages, API and bulk actions all come through here; no role stands above it.
 */
public final class ApprovalPolicy {

  /**
   * Someone is about to do something to a request.
   *
   * @param persons for each account of a writer or endorser all accounts of the same person
   */
  record Attempt(Actor actor, Act act, Course request, SamePerson persons) {

    boolean has(Role... roles) {
      return actor.has(request.boundary(), roles);
    }

    boolean isOneOf(Set<AccountId> accounts) {
      return actor.account() != null && persons.anyOf(actor.account(), accounts);
    }
  }

  /** Tells whether accounts belong to one person. */
  @FunctionalInterface
  interface SamePerson {
    /** Whether the account belongs to the same person as any of the others. */
    boolean anyOf(AccountId account, Set<AccountId> others);
  }

  /** Whether a refusal is about who asks, or about when. */
  private enum About {
    WHO,
    WHEN
  }

  /**
   * One rule.
   *
   * @param name what people call it
   * @param sentence what the person refused reads
   */
  private record Rule(
      String name,
      About about,
      Predicate<Attempt> concerns,
      Predicate<Attempt> holds,
      Sentence sentence) {}

  @FunctionalInterface
  private interface Sentence {
    String about(Attempt attempt);
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "the break-glass account only administers",
              About.WHO,
              a -> a.act().judges() || a.act() == Act.REVOKE,
              a -> !a.actor().breakGlass(),
              a -> Actor.NOT_BY_BREAK_GLASS),
          new Rule(
              "writers write",
              About.WHO,
              a -> a.act() == Act.WRITE || a.act() == Act.EDIT || a.act() == Act.SUBMIT,
              a -> a.has(Role.ISSO, Role.ISSM),
              a -> "Requests are written and submitted by an ISSO or ISSM of the boundary."),
          new Rule(
              "the ISSM endorses",
              About.WHO,
              a -> a.act() == Act.ENDORSE,
              a -> a.has(Role.ISSM),
              a -> "A request is endorsed by an ISSM of the boundary."),
          new Rule(
              "the one whose turn it is returns",
              About.WHO,
              a -> a.act() == Act.RETURN,
              a ->
                  switch (a.request().state()) {
                    case SUBMITTED -> a.has(Role.ISSM);
                    case ENDORSED -> a.has(Role.AO) || a.has(Role.AODR) && documented(a);
                    case DRAFT, RETURNED, APPROVED, REJECTED, WITHDRAWN, REVOKED ->
                        a.has(Role.ISSM, Role.AO, Role.AODR);
                  },
              a ->
                  "A submitted request is returned by an ISSM of the boundary, an endorsed one by"
                      + " its AO."),
          new Rule(
              "the AO decides",
              About.WHO,
              a -> a.act() == Act.APPROVE || a.act() == Act.REJECT,
              a -> a.has(Role.AO, Role.AODR),
              a ->
                  "A request is decided by the AO of the boundary, or the designated"
                      + " representative."),
          new Rule(
              "risk is accepted in person",
              About.WHO,
              a -> (a.act() == Act.APPROVE || a.act() == Act.REJECT) && !documented(a),
              a -> a.has(Role.AO),
              a ->
                  "A risk acceptance is decided by the boundary's AO in person, not by a"
                      + " representative."),
          new Rule(
              "the AO or ISSM revokes",
              About.WHO,
              a -> a.act() == Act.REVOKE,
              a -> a.has(Role.AO, Role.ISSM),
              a -> "An exception is revoked by the AO or an ISSM of the boundary."),
          new Rule(
              "the writer withdraws",
              About.WHO,
              a -> a.act() == Act.WITHDRAW,
              a -> a.isOneOf(a.request().writers()),
              a -> "A request is withdrawn by who wrote or edited it."),
          new Rule(
              "each step in its turn",
              About.WHEN,
              a -> a.act() != Act.WRITE,
              a -> a.act().follows(a.request().state()),
              ApprovalPolicy::notNow),
          new Rule(
              "nobody judges their own",
              About.WHO,
              a -> a.act().judges(),
              a -> !a.isOneOf(a.request().writers()),
              a -> "Nobody endorses or decides what they wrote or edited."),
          new Rule(
              "nobody decides what they endorsed",
              About.WHO,
              a -> a.act().judges() && a.request().state() == RequestState.ENDORSED,
              a -> a.request().endorsement().map(e -> !a.isOneOf(Set.of(e.by()))).orElse(true),
              a -> "Nobody decides what they endorsed."));

  private ApprovalPolicy() {}

  /**
   * Refuses the attempt by the first rule that it breaks.
   *
   * @throws Forbidden if the actor may not do this
   * @throws Conflict if it is not the time for it
   */
  static void check(Attempt attempt) {
    broken(attempt)
        .ifPresent(
            rule -> {
              String sentence = rule.sentence().about(attempt);
              switch (rule.about()) {
                case WHO -> throw new Forbidden(sentence);
                case WHEN -> throw new Conflict(sentence);
              }
            });
  }

  /** Whether the attempt breaks no rule. */
  static boolean allows(Attempt attempt) {
    return broken(attempt).isEmpty();
  }

  /** The sentence of the first rule that the attempt breaks. */
  static Optional<String> refusal(Attempt attempt) {
    return broken(attempt).map(r -> r.sentence().about(attempt));
  }

  private static Optional<Rule> broken(Attempt attempt) {
    return RULES.stream()
        .filter(r -> r.concerns().test(attempt) && !r.holds().test(attempt))
        .findFirst();
  }

  private static boolean documented(Attempt attempt) {
    return attempt.request().kind() == ExceptionKind.DOCUMENTED;
  }

  private static String notNow(Attempt attempt) {
    Course request = attempt.request();
    Step last = request.last();
    return "Only a request that is %s can be %s; %s was %s by %s (%s) at %s."
        .formatted(
            attempt.act().when(),
            attempt.act().done(),
            request.number(),
            last.act().done(),
            last.displayName(),
            last.role().isEmpty() ? "writer" : last.role(),
            last.at());
  }
}
