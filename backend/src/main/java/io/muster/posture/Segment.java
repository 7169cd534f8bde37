package io.muster.posture;

import io.muster.shared.BoundaryId;
import java.time.Instant;

/**
 * A stretch of time over which a cluster stands the same, whatever scans said so.
 *
 * @param boundary the boundary that the cluster is in meanwhile
 * @param from its first instant
 * @param until the instant after its last; {@link Instant#MAX} if nothing known ends it
 * @param standing how it stands; the scans in it are those known at the instant asked for, in a
 *     list of segments at the first instant of each
 */
public record Segment(BoundaryId boundary, Instant from, Instant until, Standing standing) {

  /** Whether the instant is in it. */
  public boolean contains(Instant t) {
    return !t.isBefore(from) && t.isBefore(until);
  }

  /** Whether this says of the cluster what the one before said. */
  boolean goesOnFrom(Segment before) {
    return boundary.equals(before.boundary) && standing.sameAs(before.standing);
  }

  /** The same, ending earlier. */
  Segment until(Instant end) {
    return new Segment(boundary, from, end, standing);
  }
}
