package io.muster.clusters;

import io.muster.shared.BoundaryId;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters a list shows.
 *
 * @param boundary only those in this boundary, or null for any
 * @param text only those whose name or environment has this in it, in any case; empty for any
 * @param life whether retired ones are shown
 */
public record ClusterFilter(@Nullable BoundaryId boundary, String text, Life life) {

  /** Where in its life a cluster is. */
  public enum Life {
    IN_USE,
    RETIRED,
    ANY;

    /** Whether a cluster that is retired, or is not, is shown. */
    public boolean admits(boolean retired) {
      return switch (this) {
        case IN_USE -> !retired;
        case RETIRED -> retired;
        case ANY -> true;
      };
    }
  }

  /** All that are in use. */
  public static final ClusterFilter IN_USE = new ClusterFilter(null, "", Life.IN_USE);

  /** Those in use in the boundary. */
  public static ClusterFilter inUseIn(BoundaryId boundary) {
    return new ClusterFilter(boundary, "", Life.IN_USE);
  }

  /** All that ever were in the boundary and still are, in use or retired. */
  public static ClusterFilter anyIn(BoundaryId boundary) {
    return new ClusterFilter(boundary, "", Life.ANY);
  }
}
