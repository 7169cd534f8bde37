package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import org.jspecify.annotations.Nullable;

/**
 * Which findings a list shows.
 *
 * @param cluster only those of this cluster, or null for any
 * @param boundary only those in this boundary, or null for any
 * @param state whether open, ended or any
 * @param system only those of system containers, or only the others, or null for both
 * @param text only those whose node, name, image or container id has this in it, in any case; empty
 *     for any
 */
public record FindingFilter(
    @Nullable ClusterId cluster,
    @Nullable BoundaryId boundary,
    State state,
    @Nullable Boolean system,
    String text) {

  /** Where in its life a finding is. */
  public enum State {
    OPEN,
    ENDED,
    ANY
  }

  /** All that are open. */
  public static final FindingFilter OPEN = new FindingFilter(null, null, State.OPEN, null, "");

  /** All. */
  public static final FindingFilter ALL = new FindingFilter(null, null, State.ANY, null, "");

  /** The same, of one cluster only. */
  public FindingFilter of(ClusterId only) {
    return new FindingFilter(only, boundary, state, system, text);
  }

  /** The same, in one boundary only. */
  public FindingFilter in(BoundaryId only) {
    return new FindingFilter(cluster, only, state, system, text);
  }

  /** The same, in one state only. */
  public FindingFilter withState(State only) {
    return new FindingFilter(cluster, boundary, only, system, text);
  }

  /** The same, of system containers only, or of the others only. */
  public FindingFilter withSystem(boolean only) {
    return new FindingFilter(cluster, boundary, state, only, text);
  }

  /** The same, with this text only. */
  public FindingFilter withText(String only) {
    return new FindingFilter(cluster, boundary, state, system, only);
  }
}
