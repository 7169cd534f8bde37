package io.muster.posture;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster in the fleet list, as it was at the instant asked.
 *
 * @param environment what it is for; empty if not said
 * @param segment the stretch of time that contains the instant
 */
public record FleetLine(
    ClusterId cluster,
    String name,
    BoundaryId boundary,
    String boundaryName,
    String environment,
    Map<String, String> labels,
    Segment segment) {

  public FleetLine {
    labels = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(labels));
  }

  /** How it stands. */
  public Standing standing() {
    return segment.standing();
  }

  /** How old the last scan is at an instant; nothing if there was none. */
  public Optional<Duration> age(Instant at) {
    return Optional.ofNullable(standing().lastScanAt()).map(last -> Duration.between(last, at));
  }
}
