package io.muster.clusters;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding what moves the verdicts of a boundary's clusters: its ISSM's or AO's, never that of
 * whoever administers it.
 */
@Service
@Transactional
public class VerdictSettingsManagement {

  private static final int LONGEST_REASON = 1000;

  private final Boundaries boundaries;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  VerdictSettingsManagement(Boundaries boundaries, ApplicationEventPublisher events, Clock clock) {
    this.boundaries = boundaries;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may decide it. */
  public static boolean mayDecide(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, Role.ISSM, Role.AO);
  }

  /**
   * The boundary, for one who means to decide.
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
   * Decides, from now on. No answer about an earlier instant changes.
   *
   * @param reason why, in a sentence: it is kept with the settings and in the audit log
   * @throws Invalid if a field breaks its rule, or there is no reason
   * @throws NotFound if the boundary does not exist for the actor
   * @throws Forbidden unless the actor is an ISSM or AO of the boundary
   */
  public Boundary decide(Actor actor, BoundaryId id, VerdictSettings typed, String reason) {
    Boundary boundary = boundaries.lock(id, actor.scope());
    require(actor, id);
    BoundaryDetails before = boundary.details();
    BoundaryDetails after = BoundaryRules.checked(before.with(typed));
    String why = checked(reason);
    if (after.equals(before)) {
      return boundary;
    }
    ExceptionPolicy exceptions = boundary.exceptionPolicy();
    Instant at = boundary.close(clock.instant());
    boundaries.flush();
    boundary.open(after, exceptions, why, actor.username(), at);
    boundaries.flush();
    events.publishEvent(new BoundaryEdited(id, before, after, why, at, actor.who()));
    return boundary;
  }

  /**
   * Refuses settings that come with other things said about a boundary, where they have no reason.
   *
   * @throws Forbidden if they are other than those that hold and the actor may not decide it
   * @throws Invalid if they are others and the actor may
   */
  static void refuseAnother(Actor actor, Boundary boundary, BoundaryDetails typed) {
    if (VerdictSettings.of(typed).equals(VerdictSettings.of(boundary.details()))) {
      return;
    }
    require(actor, boundary.id());
    throw new Invalid(
        "reason", "What moves verdicts is decided by itself, with a reason: see the settings.");
  }

  private static void require(Actor actor, BoundaryId id) {
    if (!mayDecide(actor, id)) {
      throw new Forbidden(
          "The allowed age, the system label and the re-inspection period move verdicts: they are"
              + " decided by the boundary's ISSM or AO.");
    }
  }

  private static String checked(String reason) {
    Rules rules = new Rules();
    String why = rules.line("reason", reason.replaceAll("\\s+", " "), LONGEST_REASON);
    if (why.isEmpty()) {
      rules.refuse("reason", "Say why: it is kept with the settings and in the audit log.");
    }
    rules.done();
    return why;
  }
}
