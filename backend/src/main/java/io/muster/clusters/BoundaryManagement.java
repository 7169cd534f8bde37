package io.muster.clusters;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do to authorization boundaries. */
@Service
@Transactional
public class BoundaryManagement {

  private static final Role[] MAY_EDIT = {Role.ADMINISTRATOR, Role.ISSM};

  private final Boundaries boundaries;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BoundaryManagement(Boundaries boundaries, ApplicationEventPublisher events, Clock clock) {
    this.boundaries = boundaries;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may make boundaries. */
  public static boolean mayCreate(Actor actor) {
    return actor.hasEverywhere(Role.ADMINISTRATOR);
  }

  /** Whether the actor may edit the boundary. */
  public static boolean mayEdit(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, MAY_EDIT);
  }

  /**
   * Makes a boundary.
   *
   * @throws Invalid if a field breaks its rule, or the name is taken
   * @throws Forbidden unless the actor is an administrator of all boundaries
   */
  public Boundary create(Actor actor, BoundaryDetails typed) {
    actor.requireEverywhere(Role.ADMINISTRATOR);
    BoundaryDetails details = BoundaryRules.checked(typed);
    Boundary boundary = new Boundary(details, actor.username(), clock.instant());
    boundaries.add(boundary);
    flushNameOf(details);
    events.publishEvent(
        new BoundaryCreated(boundary.id(), details, boundary.createdAt(), actor.who()));
    return boundary;
  }

  /**
   * The boundary, for one who means to edit it.
   *
   * @throws RuntimeException as {@link #edit}
   */
  @Transactional(readOnly = true)
  public Boundary toEdit(Actor actor, BoundaryId id) {
    Boundary boundary = boundaries.get(id, actor.scope());
    actor.require(id, MAY_EDIT);
    return boundary;
  }

  /**
   * Refuses, before a form is shown, one who may make no boundary.
   *
   * @throws Forbidden as {@link #create}
   */
  public void requireMayCreate(Actor actor) {
    actor.requireEverywhere(Role.ADMINISTRATOR);
  }

  /**
   * Changes what is said about a boundary, from now on, whatever was said before.
   *
   * @throws RuntimeException as {@link #edit(Actor, BoundaryId, BoundaryDetails, UUID)}
   */
  public Boundary edit(Actor actor, BoundaryId id, BoundaryDetails typed) {
    return edit(actor, id, typed, null);
  }

  /**
   * Changes what is said about a boundary, from now on. What moves verdicts is not among that: see
   * {@link VerdictSettingsManagement}.
   *
   * @param base the {@link Boundary#version() version} that was edited, or null if the actor does
   *     not bind themselves
   * @throws Invalid if a field breaks its rule, or the name is taken
   * @throws NotFound if the boundary does not exist for the actor
   * @throws Forbidden unless the actor is an administrator or ISSM of the boundary, or if what
   *     moves verdicts is other than it is and not theirs to decide
   * @throws SavedMeanwhile if it would undo what somebody saved since {@code base}
   */
  public Boundary edit(Actor actor, BoundaryId id, BoundaryDetails typed, @Nullable UUID base) {
    Boundary boundary = boundaries.lock(id, actor.scope());
    actor.require(id, MAY_EDIT);
    BoundaryDetails before = boundary.details();
    ExceptionPolicy exceptions = boundary.exceptionPolicy();
    BoundaryDetails after = BoundaryRules.checked(typed);
    if (after.equals(before)) {
      return boundary;
    }
    VerdictSettingsManagement.refuseAnother(actor, boundary, after);
    refuseToUndo(boundary, after, base);
    String settingsReason = boundary.settingsReason();
    Instant at = boundary.close(clock.instant());
    boundaries.flush();
    boundary.open(after, exceptions, settingsReason, actor.username(), at);
    flushNameOf(after);
    events.publishEvent(new BoundaryEdited(id, before, after, at, actor.who()));
    return boundary;
  }

  private void refuseToUndo(Boundary boundary, BoundaryDetails yours, @Nullable UUID base) {
    if (base == null || base.equals(boundary.version())) {
      return;
    }
    BoundaryDetails then =
        boundaries.detailsIn(base, boundary).orElseThrow(SavedMeanwhile::noSuchVersion);
    BoundaryVersion now = boundary.current();
    SavedMeanwhile.refuse(
        Said.of(then), Said.of(now.details()), Said.of(yours), now.madeBy(), now.from());
  }

  private void flushNameOf(BoundaryDetails details) {
    try {
      boundaries.flush();
    } catch (DataIntegrityViolationException refused) {
      throw Taken.nameOr(
          refused,
          "boundary_name_unique",
          "There is a boundary named " + details.name() + " already.");
    }
  }
}
