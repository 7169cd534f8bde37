package io.muster.reports;

import io.muster.findings.FindingFigures;
import io.muster.posture.TrendPoint;
import java.time.Instant;
import java.util.List;

/**
 * How clusters stood over a stretch of time.
 *
 * @param from its first instant
 * @param until the instant after its last; beyond {@code now} it is a forecast
 * @param now the instant of the reading
 * @param points the steps, the first at {@code from}
 * @param figures what became of findings until now
 * @param coverage the share of the time until now, in percent, that was read and fresh; negative if
 *     there was none
 */
public record Trend(
    Instant from,
    Instant until,
    Instant now,
    List<TrendPoint> points,
    FindingFigures figures,
    double coverage) {

  public Trend {
    points = List.copyOf(points);
  }

  /** The sums at an instant: of the last step that is not after it. */
  public TrendPoint at(Instant t) {
    TrendPoint found = points.getFirst();
    for (TrendPoint point : points) {
      if (point.at().isAfter(t)) {
        break;
      }
      found = point;
    }
    return found;
  }
}
