package io.muster.posture;

import io.muster.shared.BoundaryId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How the clusters of a boundary stand.
 *
 * @param acronym the system's acronym; empty if not said
 * @param authorizationEnds the last day of its authorization in its zone, or null if not said
 * @param zone the zone whose days it counts in
 * @param late clusters whose last complete scan is older than the boundary allows, or that have
 *     none
 */
public record BoundaryLine(
    BoundaryId boundary,
    String name,
    String acronym,
    @Nullable LocalDate authorizationEnds,
    ZoneId zone,
    FleetSums sums,
    long late) {

  /**
   * How many days of the authorization are left after the day of an instant in the boundary's zone:
   * none on the last day, fewer once it ended; null if its end is not said.
   */
  public @Nullable Long authorizationLeft(Instant at) {
    return authorizationEnds == null
        ? null
        : ChronoUnit.DAYS.between(at.atZone(zone).toLocalDate(), authorizationEnds);
  }
}
