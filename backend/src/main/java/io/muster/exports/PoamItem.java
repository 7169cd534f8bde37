package io.muster.exports;

import io.muster.plans.Outstanding;
import io.muster.plans.Plan;
import io.muster.shared.ClusterId;
import java.util.Set;

/**
 * An item of a plan of action and milestones as of an instant: what a boundary, or a cluster of it
 * where its plans are grouped so, has to mend of the rule.
 *
 * @param plan what was said about it; its figures are those of all its clusters
 * @param open the findings that it covers on the clusters of the selection; none if it is over
 * @param clusters the clusters of the selection on which they are
 */
public record PoamItem(Plan plan, Outstanding.Figures open, Set<ClusterId> clusters) {

  public PoamItem {
    clusters = Set.copyOf(clusters);
  }

  /** Whether nothing is open any more. */
  public boolean over() {
    return open.all() == 0;
  }
}
