package io.muster.posture.web;

import io.muster.evaluation.Verdict;
import io.muster.posture.Segment;
import io.muster.posture.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An instant at which a cluster came to stand otherwise, or will.
 *
 * @param from how it stood before, or null if it is the first; the same as {@code to} where only
 *     the reason changed
 * @param forecast whether it lies ahead: it comes should nothing happen until then
 */
record Turn(@Nullable Verdict from, Verdict to, String why, Instant at, boolean forecast) {

  /** The turns of a time line, the latest first; stretches that read the same are one. */
  static List<Turn> of(List<Segment> timeline, Instant now) {
    List<Turn> turns = new ArrayList<>();
    Standing before = null;
    for (Segment segment : timeline) {
      Standing standing = segment.standing();
      if (before == null || !why(before).equals(why(standing)) || differs(before, standing)) {
        turns.add(
            new Turn(
                before == null ? null : before.verdict(),
                standing.verdict(),
                why(standing),
                segment.from(),
                segment.from().isAfter(now)));
      }
      before = standing;
    }
    return turns.reversed();
  }

  /** Whether the verdict itself changed. */
  public boolean turned() {
    return from != null && from != to;
  }

  private static boolean differs(Standing one, Standing other) {
    return one.verdict() != other.verdict();
  }

  private static String why(Standing standing) {
    return standing.doubt().isEmpty() || Objects.equals(standing.doubt(), standing.reason())
        ? standing.reason()
        : standing.reason() + ". " + standing.doubt();
  }
}
