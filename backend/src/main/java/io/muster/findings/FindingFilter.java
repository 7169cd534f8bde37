package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which findings a list shows.
 *
 * @param cluster only those of this cluster, or null for any
 * @param boundary only those in this boundary, or null for any
 * @param state how they stand
 * @param addressed which of those that have not ended are addressed; the state goes by it
 * @param system only those of system containers, or only the others, or null for both
 * @param text only those whose node, name, image or container id has this in it, in any case; empty
 *     for any
 * @param openedSince only those that opened at that instant or later, or null for any
 * @param asOf as they stood at that instant, or null for now; {@code addressed} is of the same
 */
public record FindingFilter(
    @Nullable ClusterId cluster,
    @Nullable BoundaryId boundary,
    State state,
    Addressed addressed,
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

  /**
   * What is addressed by exceptions in force, which this module does not know of.
   *
   * @param documented the findings of which each container is documented
   * @param accepted those that are addressed otherwise
   */
  public record Addressed(Set<FindingId> documented, Set<FindingId> accepted) {

    /** Nothing. */
    public static final Addressed NOTHING = new Addressed(Set.of(), Set.of());

    public Addressed {
      documented = Set.copyOf(documented);
      accepted = Set.copyOf(accepted);
    }
  }

  /** All that have not ended. */
  public static final FindingFilter RAW = of(State.RAW);

  /** All. */
  public static final FindingFilter ALL = of(State.ANY);

  private static FindingFilter of(State state) {
    return new FindingFilter(null, null, state, Addressed.NOTHING, null, "", null, null);
  }

  /** The same, of one cluster only. */
  public FindingFilter of(ClusterId only) {
    return new FindingFilter(only, boundary, state, addressed, system, text, openedSince, asOf);
  }

  /** The same, in one boundary only. */
  public FindingFilter in(BoundaryId only) {
    return new FindingFilter(cluster, only, state, addressed, system, text, openedSince, asOf);
  }

  /** The same, in one state only. */
  public FindingFilter withState(State only) {
    return new FindingFilter(cluster, boundary, only, addressed, system, text, openedSince, asOf);
  }

  /** The same, with this addressed. */
  public FindingFilter with(Addressed known) {
    return new FindingFilter(cluster, boundary, state, known, system, text, openedSince, asOf);
  }

  /** The same, of system containers only, or of the others only. */
  public FindingFilter withSystem(boolean only) {
    return new FindingFilter(cluster, boundary, state, addressed, only, text, openedSince, asOf);
  }

  /** The same, with this text only. */
  public FindingFilter withText(String only) {
    return new FindingFilter(cluster, boundary, state, addressed, system, only, openedSince, asOf);
  }

  /** The same, opened at an instant or later only. */
  public FindingFilter openedSince(Instant first) {
    return new FindingFilter(cluster, boundary, state, addressed, system, text, first, asOf);
  }

  /** The same, as they stood at an instant. */
  public FindingFilter asOf(@Nullable Instant at) {
    return new FindingFilter(cluster, boundary, state, addressed, system, text, openedSince, at);
  }
}
