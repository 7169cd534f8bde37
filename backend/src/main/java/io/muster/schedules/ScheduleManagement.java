package io.muster.schedules;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saying when clusters are scanned by themselves. */
@Component
@Transactional
public class ScheduleManagement {

  private static final Role[] MAY = {Role.OPERATOR, Role.ISSO, Role.ADMINISTRATOR};
  private static final Duration LONGEST_PAUSE = Duration.ofDays(90);

  private final Schedules schedules;
  private final Clusters clusters;
  private final Boundaries boundaries;
  private final Planner planner;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ScheduleManagement(
      Schedules schedules,
      Clusters clusters,
      Boundaries boundaries,
      Planner planner,
      ApplicationEventPublisher events,
      Clock clock) {
    this.schedules = schedules;
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.planner = planner;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may say when the clusters of a reach are scanned. */
  public static boolean mayWrite(Actor actor, Reach reach) {
    BoundaryId within = reach.within();
    return within == null ? actor.hasEverywhere(MAY) : actor.has(within, MAY);
  }

  /**
   * Says when the clusters of a reach are scanned, from now on, instead of what was said of it.
   *
   * @param pause that nothing is scanned until an instant, or null
   * @throws NotFound if what it reaches is not in the actor's scope
   * @throws Forbidden if the actor's roles do not allow it
   * @throws Invalid if a field breaks its rule
   */
  public Schedule write(
      Actor actor, Reach reach, Timetable timetable, Schedule.@Nullable Pause pause) {
    require(actor, reach);
    Instant now = clock.instant();
    check(timetable, pause, now);
    Schedule before = schedules.end(reach, now).orElse(null);
    Schedule after =
        new Schedule(UUID.randomUUID(), reach, timetable, pause, actor.username(), now);
    schedules.add(after);
    changed(actor, before, after);
    return after;
  }

  /**
   * Takes an override back; what is wider holds again.
   *
   * @throws Conflict if it is the fleet's own, or nothing is said of the reach
   */
  public void remove(Actor actor, Reach reach) {
    require(actor, reach);
    if (reach instanceof Reach.Fleet) {
      throw new Conflict("The fleet's schedule can be changed or paused, but not removed.");
    }
    Schedule before =
        schedules
            .end(reach, clock.instant())
            .orElseThrow(() -> new Conflict("Nothing is said of this any more."));
    changed(actor, before, null);
  }

  private void changed(Actor actor, @Nullable Schedule before, @Nullable Schedule after) {
    Reach reach = (after == null ? before : after).reach();
    events.publishEvent(new ScheduleChanged(before, after, actor.who()));
    List<Cluster> reached =
        clusters.list(Scope.EVERYTHING, ClusterFilter.IN_USE).stream()
            .filter(c -> Schedules.reaches(reach, c))
            .toList();
    planner.plan(reached);
  }

  private void require(Actor actor, Reach reach) {
    switch (reach) {
      case Reach.Fleet _ -> {}
      case Reach.OfBoundary(BoundaryId boundary) -> boundaries.get(boundary, actor.scope());
      case Reach.OfLabel(BoundaryId boundary, String label) -> {
        if (boundary != null) {
          boundaries.get(boundary, actor.scope());
        }
        if (!label.matches("[^\\s=\\p{Cntrl}]{1,63}=[^\\p{Cntrl}]{0,255}")) {
          throw new Invalid("label", "Write the label as key=value.");
        }
      }
      case Reach.OfCluster c -> {
        Cluster cluster = clusters.get(c.cluster(), actor.scope());
        if (cluster.isRetired()) {
          throw new Conflict("The cluster is retired; it is scanned no more.");
        }
      }
    }
    if (!mayWrite(actor, reach)) {
      throw new Forbidden(
          reach.within() == null
              ? "What reaches beyond one boundary is said by an operator, a security officer or an"
                  + " administrator of all boundaries."
              : "This needs one of the roles: Operator, ISSO, Administrator.");
    }
  }

  private static void check(Timetable timetable, Schedule.@Nullable Pause pause, Instant now) {
    if (timetable.cadence() instanceof Cadence.Every(Duration interval)) {
      if (interval.toMinutes() < 15 || interval.compareTo(Duration.ofDays(35)) > 0) {
        throw new Invalid("every", "Repeat every 15 minutes at the most, every 35 days at least.");
      }
      if (timetable.jitter().compareTo(interval) > 0) {
        throw new Invalid("jitter", "The random part cannot be longer than the interval.");
      }
    } else if (timetable.nominal(now, 1).isEmpty()) {
      throw new Invalid("cron", "This expression and these windows leave no time ever.");
    }
    if (timetable.jitter().isNegative() || timetable.jitter().compareTo(Duration.ofDays(1)) > 0) {
      throw new Invalid("jitter", "The random part is 0 to 1440 minutes.");
    }
    if (timetable.permitted(now).isEmpty()) {
      throw new Invalid("windows", "These windows leave no time of the week at all.");
    }
    if (pause != null) {
      if (pause.reason().isBlank() || pause.reason().length() > 500) {
        throw new Invalid("pauseReason", "Say in at most 500 characters why it is paused.");
      }
      if (!pause.until().isAfter(now) || pause.until().isAfter(now.plus(LONGEST_PAUSE))) {
        throw new Invalid("pausedUntil", "A pause ends within 90 days from now.");
      }
    }
  }
}
