package io.muster.exports;

import io.muster.clusters.Boundaries;
import io.muster.identity.Scope;
import io.muster.posture.FleetLine;
import io.muster.posture.FleetOrder;
import io.muster.posture.Postures;
import org.springframework.stereotype.Component;

/** Reads the clusters of a selection as they stood at an instant, a page at a time. */
@Component
public class SelectedClusters {

  private static final int PAGE = 100;

  private final Postures postures;
  private final Boundaries boundaries;

  SelectedClusters(Postures postures, Boundaries boundaries) {
    this.postures = postures;
    this.boundaries = boundaries;
  }

  /**
   * Sees to it that the selection names nothing outside the scope.
   *
   * @throws io.muster.shared.NotFound if its boundary is not in the scope
   */
  public void check(Selection selection, Scope scope) {
    if (selection.filter().boundary() != null) {
      boundaries.get(selection.filter().boundary(), scope);
    }
  }

  /** The clusters by name, no more than one page of them in memory. */
  public Pages<FleetLine> lines(Selection selection, Moment moment, Scope scope) {
    return lines(selection, FleetOrder.NAME, moment, scope);
  }

  /** The clusters in an order, no more than one page of them in memory. */
  public Pages<FleetLine> lines(Selection selection, FleetOrder order, Moment moment, Scope scope) {
    return new Pages<>(
        offset -> postures.fleet(selection.filter(), order, offset, PAGE, scope, moment.asOf()),
        PAGE,
        selection::has);
  }
}
