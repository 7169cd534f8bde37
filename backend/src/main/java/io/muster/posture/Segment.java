package io.muster.posture;

import io.muster.shared.BoundaryId;
import java.time.Instant;

/**
 * A stretch of time over which a cluster stands the same.
 *
 * @param boundary the boundary that the cluster is in meanwhile
 * @param from its first instant
 * @param until the instant after its last; {@link Instant#MAX} if nothing known ends it
 */
public record Segment(BoundaryId boundary, Instant from, Instant until, Standing standing) {

  /** Whether the instant is in it. */
  public boolean contains(Instant t) {
    return !t.isBefore(from) && t.isBefore(until);
  }

  /** The same, ending earlier. */
  Segment until(Instant end) {
    return new Segment(boundary, from, end, standing);
  }
}
