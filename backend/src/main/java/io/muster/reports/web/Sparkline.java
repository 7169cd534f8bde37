package io.muster.reports.web;

import io.muster.posture.TrendPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A trend so small that it stands in a row: an SVG of 120 by 24, findings open in the checklist as
 * a line, the accepted ones among them as a band.
 */
public final class Sparkline {

  static final double WIDTH = 120;
  static final double HEIGHT = 24;

  /** So that the line is whole at the top. */
  private static final double TOP = 2;

  private final List<TrendPoint> points;
  private final Instant from;
  private final Instant to;
  private final int most;

  Sparkline(List<TrendPoint> points, Instant from, Instant to) {
    this.points = points;
    this.from = from;
    this.to = to;
    this.most = Math.max(1, points.stream().mapToInt(TrendPoint::open).max().orElse(0));
  }

  /** The line of the open findings. */
  public String open() {
    return steps(TrendPoint::open);
  }

  /** The band of the accepted ones. */
  public String accepted() {
    return steps(TrendPoint::accepted) + "V" + HEIGHT + "H0Z";
  }

  /** The sums so many days before the end. */
  public TrendPoint back(int days) {
    Instant t = to.minus(Duration.ofDays(days));
    return points.stream()
        .filter(p -> !p.at().isAfter(t))
        .reduce((earlier, later) -> later)
        .orElse(points.getFirst());
  }

  private String steps(ToIntFunction<TrendPoint> value) {
    StringBuilder path = new StringBuilder();
    for (TrendPoint p : points) {
      double x = WIDTH * Duration.between(from, p.at()).toMillis() / span();
      double y = HEIGHT - (HEIGHT - TOP) * value.applyAsInt(p) / most;
      path.append(path.isEmpty() ? "M" + tenths(x) + " " + tenths(y) : "H" + tenths(x))
          .append("V")
          .append(tenths(y));
    }
    return path + "H" + WIDTH;
  }

  private double span() {
    return Duration.between(from, to).toMillis();
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
