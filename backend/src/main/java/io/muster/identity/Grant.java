package io.muster.identity;

import io.muster.shared.BoundaryId;
import org.jspecify.annotations.Nullable;

/**
 * A role in a boundary.
 *
 * @param boundary the boundary, or null for all of them
 */
public record Grant(Role role, @Nullable BoundaryId boundary) {

  /** Whether this grant holds in the boundary. */
  public boolean holdsIn(BoundaryId asked) {
    return boundary == null || boundary.equals(asked);
  }
}
