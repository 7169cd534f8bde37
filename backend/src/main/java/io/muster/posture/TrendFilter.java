package io.muster.posture;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters a trend sums up.
 *
 * @param boundary only while they were in it, or null for any
 * @param among only these, or null for any
 */
public record TrendFilter(@Nullable BoundaryId boundary, @Nullable Set<ClusterId> among) {

  /** All clusters. */
  public static final TrendFilter ALL = new TrendFilter(null, null);
}
