package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which findings a list shows.
 *
 * @param cluster only those of this cluster, or null for any
 * @param boundary only those in this boundary, or null for any
 * @param state how they stand
 * @param standing the instant at which the state is told by what addresses findings then, or null
 *     if nothing is taken to address any
 * @param system only those of system containers, or only the others, or null for both
 * @param text only those whose node, name, image or container id has this in it, in any case; empty
 *     for any
 * @param openedSince only those that opened at that instant or later, or null for any
 * @param asOf as they stood at that instant, or null for now; {@code standing} is the same then
 */
public record FindingFilter(
    @Nullable ClusterId cluster,
    @Nullable BoundaryId boundary,
    State state,
    @Nullable Instant standing,
    @Nullable Boolean system,
    String text,
    @Nullable Instant openedSince,
    @Nullable Instant asOf) {

  /** How a finding stands. */
  public enum State {
    /** Not ended, and not documented. */
    OPEN,

    /** Open, and nothing addresses it. */
    UNADDRESSED,

    /** Open, and its risk is accepted. */
    ACCEPTED,

    /** Not ended, and documented. */
    DOCUMENTED,

    /** Not ended, whatever addresses it. */
    RAW,
    ENDED,
    ANY
  }

  /** All that have not ended. */
  public static final FindingFilter RAW = of(State.RAW);

  /** All. */
  public static final FindingFilter ALL = of(State.ANY);

  private static FindingFilter of(State state) {
    return new FindingFilter(null, null, state, null, null, "", null, null);
  }

  /** The same, of one cluster only. */
  public FindingFilter of(ClusterId only) {
    return new FindingFilter(only, boundary, state, standing, system, text, openedSince, asOf);
  }

  /** The same, in one boundary only. */
  public FindingFilter in(BoundaryId only) {
    return new FindingFilter(cluster, only, state, standing, system, text, openedSince, asOf);
  }

  /** The same, in one state only. */
  public FindingFilter withState(State only) {
    return new FindingFilter(cluster, boundary, only, standing, system, text, openedSince, asOf);
  }

  /** The same, in states as of an instant, which is the present one unless asOf names another. */
  public FindingFilter standing(Instant at) {
    return new FindingFilter(cluster, boundary, state, at, system, text, openedSince, asOf);
  }

  /** The same, of system containers only, or of the others only. */
  public FindingFilter withSystem(boolean only) {
    return new FindingFilter(cluster, boundary, state, standing, only, text, openedSince, asOf);
  }

  /** The same, with this text only. */
  public FindingFilter withText(String only) {
    return new FindingFilter(cluster, boundary, state, standing, system, only, openedSince, asOf);
  }

  /** The same, opened at an instant or later only. */
  public FindingFilter openedSince(Instant first) {
    return new FindingFilter(cluster, boundary, state, standing, system, text, first, asOf);
  }

  /** The same, as they stood at an instant. */
  public FindingFilter asOf(@Nullable Instant at) {
    return new FindingFilter(cluster, boundary, state, standing, system, text, openedSince, at);
  }
}
