package io.muster.posture.web;

import io.muster.evaluation.Verdict;
import io.muster.posture.FleetSums;
import io.muster.ui.PageLinks;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures over the fleet list, the worst first, each a link to its clusters.
 *
 * @param entries one for each verdict
 */
record Roll(List<Entry> entries) {

  private static final int MOST_TICKS = 40;
  private static final int STEP = 6;

  /**
   * How many clusters stand so.
   *
   * @param colour the state's colour, which is its icon's name too
   * @param chosen whether the list shows these alone
   * @param href the list of these, or of all if these are chosen
   */
  record Entry(String word, String colour, long count, boolean chosen, String href) {

    /** One stroke a cluster; none where there are too many to tell apart. */
    public String ticks() {
      StringBuilder path = new StringBuilder();
      for (int n = 0; n < count && count <= MOST_TICKS; n++) {
        path.append('M').append(2 + n * STEP).append(" 0V12");
      }
      return path.toString();
    }

    /** How wide the strokes are together. */
    public long width() {
      return count * STEP;
    }
  }

  static Roll of(FleetSums sums, FleetAsked asked, PageLinks links) {
    List<Entry> entries = new ArrayList<>();
    entries.add(entry("Open", "open", sums.open(), Verdict.OPEN, asked, links));
    entries.add(
        entry("Not Reviewed", "unread", sums.notReviewed(), Verdict.NOT_REVIEWED, asked, links));
    if (sums.documented() > 0) {
      entries.add(
          entry(
              "Not a Finding, documented",
              "documented",
              sums.documented(),
              Verdict.NOT_A_FINDING,
              asked,
              links));
    }
    long bare = sums.notAFinding() - sums.documented();
    entries.add(entry("Not a Finding", "pass", bare, Verdict.NOT_A_FINDING, asked, links));
    entries.add(
        entry("Not Applicable", "na", sums.notApplicable(), Verdict.NOT_APPLICABLE, asked, links));
    return new Roll(List.copyOf(entries));
  }

  private static Entry entry(
      String word, String colour, long count, Verdict verdict, FleetAsked asked, PageLinks links) {
    boolean chosen = asked.wanted() == verdict;
    String href = links.with("verdict", chosen ? "" : FleetAsked.word(verdict));
    return new Entry(word, colour, count, chosen, href);
  }
}
