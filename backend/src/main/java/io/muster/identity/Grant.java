package io.muster.identity;

import io.muster.shared.BoundaryId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A role in a boundary.
 *
 * @param boundary the boundary, or null for all of them
 * @param until the first instant at which it holds no more, to the microsecond; null for no end
 */
public record Grant(Role role, @Nullable BoundaryId boundary, @Nullable Instant until) {

  public Grant {
    until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
  }

  /** A role without an end. */
  public Grant(Role role, @Nullable BoundaryId boundary) {
    this(role, boundary, null);
  }

  /** Whether this grant holds in the boundary. */
  public boolean holdsIn(BoundaryId asked) {
    return boundary == null || boundary.equals(asked);
  }

  /** Whether its end has not come yet. */
  public boolean holdsAt(Instant at) {
    return until == null || at.isBefore(until);
  }

  /** Whether it is the same role in the same boundary, whatever the end. */
  boolean isAlso(Grant other) {
    return role == other.role && java.util.Objects.equals(boundary, other.boundary);
  }

  /**
   * Whether one person does not hold both: whoever administers a boundary decides nothing in it. A
   * role in all boundaries is one in each.
   */
  boolean excludes(Grant other) {
    boolean apart =
        role.decides() && other.role == Role.ADMINISTRATOR
            || role == Role.ADMINISTRATOR && other.role.decides();
    return apart && (boundary == null || other.boundary == null || boundary.equals(other.boundary));
  }
}
