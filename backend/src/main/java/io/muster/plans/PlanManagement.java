package io.muster.plans;

import io.muster.clusters.Boundaries;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.PlanId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writing about plans, and choosing how a boundary's plans are grouped. */
@Component
@Transactional
public class PlanManagement {

  private final Plans plans;
  private final Groupings groupings;
  private final PlanWrites writes;
  private final Boundaries boundaries;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PlanManagement(
      Plans plans,
      Groupings groupings,
      PlanWrites writes,
      Boundaries boundaries,
      ApplicationEventPublisher events,
      Clock clock) {
    this.plans = plans;
    this.groupings = groupings;
    this.writes = writes;
    this.boundaries = boundaries;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may write about the boundary's plans. */
  public static boolean mayWrite(Actor actor, BoundaryId boundary) {
    return actor.account() != null && actor.has(boundary, Role.ISSO, Role.ISSM);
  }

  /** Whether the actor may choose how the boundary's plans are grouped. */
  public static boolean mayGroup(Actor actor, BoundaryId boundary) {
    return actor.account() != null && actor.has(boundary, Role.ISSM);
  }

  /**
   * The plan, for one who means to write about it.
   *
   * @throws RuntimeException as {@link #write}
   */
  @Transactional(readOnly = true)
  public Plan toWrite(Actor actor, PlanId id) {
    Plan plan = plans.get(id, actor.scope(), clock.instant());
    if (!mayWrite(actor, plan.boundary())) {
      throw new Forbidden("Plans are written by an ISSO or ISSM of the boundary.");
    }
    if (!plan.inUse()) {
      throw new Conflict(
          "This plan is history: the boundary's plans are grouped otherwise now, or the cluster"
              + " left it.");
    }
    return plan;
  }

  /**
   * Says anew what a plan says, from now on.
   *
   * @param base the version that was edited, 0 if nobody had written any
   * @throws Invalid with every field that breaks its rule
   * @throws Conflict if somebody wrote since {@code base}, or the plan is history
   * @throws NotFound if the plan does not exist for the actor
   * @throws Forbidden unless the actor is ISSO or ISSM of the boundary
   */
  public Plan write(Actor actor, PlanId id, PlanText typed, @Nullable Integer base) {
    toWrite(actor, id);
    writes.lock(id);
    Plan plan = toWrite(actor, id);
    PlanVersion latest = plan.latest();
    checkBase(base, plan);
    PlanText text = PlanRules.checked(typed, plan);
    if (latest != null && text.equals(latest.text())) {
      return plan;
    }
    Instant at = later(latest == null ? Instant.MIN : latest.at());
    if (latest == null) {
      writes.make(plan, at);
    }
    int version = plan.version() + 1;
    Role role = actor.has(plan.boundary(), Role.ISSO) ? Role.ISSO : Role.ISSM;
    writes.add(id, version, text, actor, role.title(), at);
    events.publishEvent(
        new PlanWritten(
            id,
            plan.name(),
            plan.boundary(),
            version,
            latest == null ? null : latest.text(),
            text,
            actor.who()));
    return plans.get(id, Scope.EVERYTHING, at);
  }

  /**
   * Refuses one who may not choose for the boundary.
   *
   * @throws RuntimeException as {@link #group}
   */
  @Transactional(readOnly = true)
  public void requireMayGroup(Actor actor, BoundaryId boundary) {
    boundaries.get(boundary, actor.scope());
    if (!mayGroup(actor, boundary)) {
      throw new Forbidden("How plans are grouped is chosen by an ISSM of the boundary.");
    }
  }

  /**
   * Groups the boundary's plans otherwise, from now on. Plans of the other grouping stay as
   * history.
   *
   * @param base how many choices there were when this was made, or null if the actor does not bind
   *     themselves
   * @throws Conflict if somebody chose since {@code base}
   * @throws NotFound if the boundary does not exist for the actor
   * @throws Forbidden unless the actor is ISSM of the boundary
   */
  public Grouping group(Actor actor, BoundaryId boundary, Grouping wanted, @Nullable Integer base) {
    requireMayGroup(actor, boundary);
    writes.lock(boundary);
    List<GroupingChoice> history = groupings.history(boundary, Scope.EVERYTHING);
    int last = history.isEmpty() ? 0 : history.getFirst().version();
    if (base != null && base != last) {
      throw new Conflict(
          "%s chose meanwhile. Look at it again, then choose."
              .formatted(history.isEmpty() ? "Somebody" : history.getFirst().displayName()));
    }
    Grouping before = history.isEmpty() ? Grouping.BOUNDARY : history.getFirst().grouping();
    if (wanted == before) {
      return before;
    }
    Instant at = later(history.isEmpty() ? Instant.MIN : history.getFirst().from());
    writes.add(boundary, last + 1, wanted, actor, at);
    events.publishEvent(new GroupingChosen(boundary, last + 1, before, wanted, at, actor.who()));
    return wanted;
  }

  private static void checkBase(@Nullable Integer base, Plan plan) {
    if (base == null) {
      throw new Invalid(
          "version", "Say which version you edit; 0 if nobody wrote about the plan yet.");
    }
    if (base != plan.version()) {
      PlanVersion latest = plan.latest();
      throw new Conflict(
          latest == null
              ? "Nobody wrote about this plan yet: its version is 0."
              : "%s wrote about this plan meanwhile (version %d). Look at it again, then make your"
                      .formatted(latest.displayName(), latest.version())
                  + " changes.");
    }
  }

  /** Now, but after what was written before. */
  private Instant later(Instant before) {
    Instant now = clock.instant();
    return now.isAfter(before) ? now : before.plusNanos(1000);
  }
}
