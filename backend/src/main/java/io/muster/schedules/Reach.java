package io.muster.schedules;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import org.jspecify.annotations.Nullable;

/** Which clusters a schedule is for. The narrower goes before the wider. */
public sealed interface Reach {

  /** All clusters for which nothing else is said. */
  record Fleet() implements Reach {}

  /** The clusters of a boundary. */
  record OfBoundary(BoundaryId boundary) implements Reach {}

  /**
   * The clusters that bear a label.
   *
   * @param boundary only those of it, or null
   * @param label {@code key=value}
   */
  record OfLabel(@Nullable BoundaryId boundary, String label) implements Reach {}

  /** One cluster. */
  record OfCluster(ClusterId cluster, BoundaryId boundary) implements Reach {}

  /** The boundary it lies in, or null if it reaches beyond one. */
  default @Nullable BoundaryId within() {
    return switch (this) {
      case Fleet _ -> null;
      case OfBoundary(BoundaryId boundary) -> boundary;
      case OfLabel(BoundaryId boundary, String _) -> boundary;
      case OfCluster(ClusterId _, BoundaryId boundary) -> boundary;
    };
  }
}
