package io.muster.posture.web;

import io.muster.findings.FindingCounts;
import io.muster.findings.FindingFilter.State;
import java.util.Arrays;
import java.util.List;

/**
 * A state by which findings can be chosen.
 *
 * @param count how many there are
 * @param chosen whether the list shows these
 */
record StateChoice(State state, String words, long count, boolean chosen) {

  /** All of them. */
  static List<StateChoice> of(FindingCounts counts, State chosen) {
    return Arrays.stream(State.values())
        .map(s -> new StateChoice(s, words(s), counts.of(s), s == chosen))
        .toList();
  }

  /** The heading of a list of these. */
  static String heading(State state) {
    return switch (state) {
      case OPEN -> "Open findings";
      case UNADDRESSED -> "Unaddressed findings";
      case ACCEPTED -> "Findings whose risk is accepted";
      case DOCUMENTED -> "Documented findings";
      case RAW -> "Findings that have not ended";
      case ENDED -> "Ended findings";
      case ANY -> "Findings";
    };
  }

  private static String words(State state) {
    return switch (state) {
      case OPEN -> "Open: unaddressed or accepted";
      case UNADDRESSED -> "Unaddressed";
      case ACCEPTED -> "Risk accepted";
      case DOCUMENTED -> "Documented";
      case RAW -> "Not ended, documented too";
      case ENDED -> "Ended";
      case ANY -> "Any";
    };
  }
}
