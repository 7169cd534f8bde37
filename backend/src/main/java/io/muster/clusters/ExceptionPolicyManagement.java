package io.muster.clusters;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.shared.Forbidden;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deciding about a boundary's exceptions, which is its AO's in person. */
@Service
@Transactional
public class ExceptionPolicyManagement {

  private static final int LONGEST_REASON = 1000;

  private final Boundaries boundaries;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ExceptionPolicyManagement(Boundaries boundaries, ApplicationEventPublisher events, Clock clock) {
    this.boundaries = boundaries;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may decide about the boundary's exceptions. */
  public static boolean mayDecide(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, Role.AO);
  }

  /**
   * The boundary, for one who means to decide about its exceptions.
   *
   * @throws RuntimeException as {@link #decide}
   */
  @Transactional(readOnly = true)
  public Boundary toDecide(Actor actor, BoundaryId id) {
    Boundary boundary = boundaries.get(id, actor.scope());
    require(actor, id);
    return boundary;
  }

  /**
   * Decides, from now on. What was approved before keeps its term.
   *
   * @throws Invalid if a field breaks its rule
   * @throws NotFound if the boundary does not exist for the actor
   * @throws Forbidden unless the actor is an AO of the boundary
   */
  public Boundary decide(Actor actor, BoundaryId id, ExceptionPolicy typed) {
    Boundary boundary = boundaries.lock(id, actor.scope());
    require(actor, id);
    BoundaryDetails said = boundary.details();
    String settingsReason = boundary.settingsReason();
    ExceptionPolicy before = boundary.exceptionPolicy();
    ExceptionPolicy after = checked(typed);
    if (after.equals(before)) {
      return boundary;
    }
    Instant at = boundary.close(clock.instant());
    boundaries.flush();
    boundary.open(said, after, settingsReason, actor.username(), at);
    boundaries.flush();
    events.publishEvent(new ExceptionPolicyDecided(id, before, after, at, actor.who()));
    return boundary;
  }

  private static void require(Actor actor, BoundaryId id) {
    if (!mayDecide(actor, id)) {
      throw new Forbidden(
          "What documented findings count as, and how long an exception may last, is decided by"
              + " the boundary's AO.");
    }
  }

  private static ExceptionPolicy checked(ExceptionPolicy typed) {
    Rules rules = new Rules();
    ExceptionPolicy checked =
        new ExceptionPolicy(
            typed.documentedCounts(),
            rules.number(
                "longestExceptionDays",
                typed.longestDays(),
                1,
                ExceptionPolicy.MOST_DAYS,
                "The longest term of an exception"),
            rules.line("reason", typed.reason().replaceAll("\\s+", " "), LONGEST_REASON));
    if (checked.reason().isEmpty()) {
      rules.refuse("reason", "Say why: it is kept with the policy and in the audit log.");
    }
    rules.done();
    return checked;
  }
}
