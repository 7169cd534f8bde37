package io.muster.plans;

import io.muster.shared.BoundaryId;
import org.jspecify.annotations.Nullable;

/**
 * Which plans a list shows.
 *
 * @param boundary only those of this boundary, or null for any
 * @param lateOnly only those that are late
 */
public record PlanFilter(@Nullable BoundaryId boundary, boolean lateOnly) {

  /** All. */
  public static final PlanFilter ALL = new PlanFilter(null, false);

  /** Those that are late. */
  public static final PlanFilter LATE = new PlanFilter(null, true);

  /** The same, of one boundary only. */
  public PlanFilter of(@Nullable BoundaryId only) {
    return new PlanFilter(only, lateOnly);
  }

  boolean admits(Plan plan) {
    return (boundary == null || boundary.equals(plan.boundary())) && (!lateOnly || plan.late());
  }
}
