package io.muster.identity;

import io.muster.shared.BoundaryId;
import java.util.Set;
import java.util.UUID;

/**
 * What a viewer may see: all boundaries, or some. Every repository method that reads takes one;
 * rows outside it do not exist for the viewer.
 *
 * @param all whether every boundary is in it
 * @param boundaries the boundaries in it, if not all
 */
public record Scope(boolean all, Set<BoundaryId> boundaries) {

  /** Everything: for the portal's own work, never for a person's request. */
  public static final Scope EVERYTHING = new Scope(true, Set.of());

  public Scope {
    boundaries = Set.copyOf(boundaries);
  }

  /** Whether rows of the boundary exist for the viewer. */
  public boolean includes(BoundaryId boundary) {
    return all || boundaries.contains(boundary);
  }

  /** Whether there is nothing that the viewer may see. */
  public boolean isEmpty() {
    return !all && boundaries.isEmpty();
  }

  /** The boundary ids as a query parameter; use {@code :all or boundary_id in (…)}. */
  public Set<UUID> ids() {
    return boundaries.stream()
        .map(BoundaryId::value)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
