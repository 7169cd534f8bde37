package io.muster.posture.web;

import io.muster.clusters.PastBoundary;
import io.muster.credentials.Bundle;
import io.muster.posture.FleetLine;
import io.muster.posture.Standing;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as a row of the fleet.
 *
 * @param place the boundary's acronym, or its name where none was entered
 * @param late whether its last scan is older than its boundary allows
 * @param running its scan that is still to end, or null
 */
record FleetRow(
    FleetLine line, String place, boolean late, BundleLeft bundle, @Nullable Progress running) {

  static FleetRow of(
      FleetLine line,
      PastBoundary boundary,
      @Nullable Bundle bundle,
      @Nullable Progress running,
      Instant now) {
    Duration allowed = boundary.policy().allowedAge();
    boolean late = line.age(now).map(age -> age.compareTo(allowed) > 0).orElse(true);
    String place = boundary.details().acronym();
    return new FleetRow(
        line,
        place.isEmpty() ? line.boundaryName() : place,
        late,
        BundleLeft.of(bundle, now),
        running);
  }

  public Standing standing() {
    return line.standing();
  }

  /** Findings that are open in the checklist: no documented exception covers them. */
  public int open() {
    return standing().raw() - standing().documented();
  }

  /** Whether its figures say something: a zero that no whole scan stands behind does not. */
  public boolean read() {
    return standing().raw() > 0 || standing().lastCompleteScanAt() != null;
  }
}
