package io.muster.posture;

import io.muster.evaluation.Verdict;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters the fleet list shows.
 *
 * @param verdict only those that stand so, or null for any
 * @param boundary only those in this boundary, or null for any
 * @param environment only those of this environment, in any case; empty for any
 * @param text only those whose name, or a label's key or value, has this in it, in any case; empty
 *     for any
 * @param among only these clusters, or null for any
 */
public record FleetFilter(
    @Nullable Verdict verdict,
    @Nullable BoundaryId boundary,
    String environment,
    String text,
    @Nullable Set<ClusterId> among) {

  /** All clusters. */
  public static final FleetFilter ALL = new FleetFilter(null, null, "", "", null);

  /** The same, of one verdict only. */
  public FleetFilter withVerdict(@Nullable Verdict only) {
    return new FleetFilter(only, boundary, environment, text, among);
  }

  /** The same, in one boundary only. */
  public FleetFilter in(BoundaryId only) {
    return new FleetFilter(verdict, only, environment, text, among);
  }

  /** The same, of one environment only. */
  public FleetFilter withEnvironment(String only) {
    return new FleetFilter(verdict, boundary, only, text, among);
  }

  /** The same, with this text only. */
  public FleetFilter withText(String only) {
    return new FleetFilter(verdict, boundary, environment, only, among);
  }

  /** The same, of these clusters only. */
  public FleetFilter among(@Nullable Set<ClusterId> only) {
    return new FleetFilter(verdict, boundary, environment, text, only);
  }
}
