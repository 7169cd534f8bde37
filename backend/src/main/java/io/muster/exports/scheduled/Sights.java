package io.muster.exports.scheduled;

import io.muster.identity.Actor;
import io.muster.identity.Actors;
import io.muster.identity.Scope;
import io.muster.posture.Postures;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds what the owner of a schedule may see at this very moment. */
@Component
class Sights {

  private final Actors actors;
  private final Postures postures;

  Sights(Actors actors, Postures postures) {
    this.actors = actors;
    this.postures = postures;
  }

  /**
   * Under which scope a report is made now.
   *
   * @param asOf the instant that it is to tell of
   */
  Sight of(ReportSchedule schedule, Instant asOf) {
    return actors
        .of(schedule.owner())
        .map(owner -> of(owner, schedule, asOf))
        .orElseGet(
            () -> new Sight.Gone("The account %s is disabled.".formatted(schedule.username())));
  }

  private Sight of(Actor owner, ReportSchedule schedule, Instant asOf) {
    Scope scope = owner.scope();
    if (scope.isEmpty()) {
      return new Sight.Gone("%s holds no role any more.".formatted(owner.username()));
    }
    BoundaryId boundary = schedule.about().boundary();
    if (boundary != null && !scope.includes(boundary)) {
      return new Sight.Gone(
          "%s holds no role in its boundary any more.".formatted(owner.username()));
    }
    ClusterId cluster = schedule.about().cluster();
    if (cluster != null) {
      return postures
          .lineOf(cluster, scope, asOf)
          .<Sight>map(line -> sees(line.boundary()))
          .orElseGet(
              () ->
                  new Sight.Gone(
                      "Its cluster is retired, or in a boundary in which %s holds no role."
                          .formatted(owner.username())));
    }
    return boundary == null ? new Sight.Sees(scope) : sees(boundary);
  }

  private static Sight sees(BoundaryId boundary) {
    return new Sight.Sees(new Scope(false, Set.of(boundary)));
  }
}
