package io.muster.reports;

import io.muster.exceptions.ExceptionFigures;
import io.muster.posture.FleetSums;

/**
 * How a boundary, or several together, stand.
 *
 * @param lateScans clusters whose last complete scan is older than their boundary allows
 * @param latePlans plans whose completion or a milestone is overdue
 */
public record OverviewFigures(
    FleetSums sums, long lateScans, ExceptionFigures exceptions, long latePlans) {

  /** Of nothing. */
  static final OverviewFigures NONE =
      new OverviewFigures(FleetSums.NONE, 0, ExceptionFigures.NONE, 0);

  /** Everything that somebody should have done by now, or has to within 30 days. */
  public long late() {
    return lateScans + latePlans + exceptions.ending30();
  }

  OverviewFigures plus(OverviewFigures more) {
    return new OverviewFigures(
        sums.plus(more.sums),
        lateScans + more.lateScans,
        exceptions.plus(more.exceptions),
        latePlans + more.latePlans);
  }
}
