package io.muster.reports.web;

import io.muster.posture.TrendPoint;
import io.muster.reports.Trend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;

/**
 * A trend as paths of an SVG of 1200 by 400: above findings, raw and open in the checklist, below
 * the clusters that say nothing. Lines step; bands lie between them; what is ahead is dashed.
 */
public final class TrendChart {

  private static final double LEFT = 44;
  private static final double RIGHT = 1060;
  private static final double TOP = 14;
  private static final double BASE = 280;
  private static final double STRIP_TOP = 310;
  private static final double STRIP_BASE = 372;
  private static final int MOST_DAYS = 8;
  private static final int LONGEST_BY_DAY = 120;
  private static final int DAYS_OF_MONTH = 30;

  private final Trend trend;
  private final int most;
  private final int mostClusters;

  TrendChart(Trend trend) {
    this.trend = trend;
    this.most = nice(trend.points().stream().mapToInt(TrendPoint::raw).max().orElse(0));
    this.mostClusters =
        nice(
            trend.points().stream()
                .mapToInt(p -> p.notReviewed() + p.unreachable() + p.notApplicable())
                .max()
                .orElse(0));
  }

  /** A number at the left, with the height of its line. */
  public record Mark(String text, double y) {}

  /** A day at the foot. */
  public record Day(String text, double x) {}

  /** A stretch one may point at: what it says, and where the fleet as of then is. */
  public record Stop(double x, double width, String says, String asOf) {}

  /** Whether anything is there to draw. */
  public boolean empty() {
    return trend.points().stream().allMatch(p -> p.clusters() == 0);
  }

  public String rawPast() {
    return line(TrendPoint::raw, trend.from(), now());
  }

  public String rawAhead() {
    return line(TrendPoint::raw, now(), trend.until());
  }

  public String openPast() {
    return line(TrendPoint::open, trend.from(), now());
  }

  public String openAhead() {
    return line(TrendPoint::open, now(), trend.until());
  }

  public String documented() {
    return band(TrendPoint::open, TrendPoint::raw);
  }

  public String unaddressed() {
    return band(TrendPoint::accepted, TrendPoint::open);
  }

  public String accepted() {
    return band(p -> 0, TrendPoint::accepted);
  }

  public String notApplicable() {
    return strip(p -> 0, TrendPoint::notApplicable);
  }

  public String notReviewed() {
    return strip(TrendPoint::notApplicable, p -> p.notApplicable() + p.notReviewed());
  }

  public String unreachable() {
    return strip(
        p -> p.notApplicable() + p.notReviewed(),
        p -> p.notApplicable() + p.notReviewed() + p.unreachable());
  }

  /** Lines across, with their numbers. */
  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i <= 4; i++) {
      if (most * i % 4 == 0) {
        marks.add(new Mark(String.valueOf(most * i / 4), y(most * i / 4.0)));
      }
    }
    return marks;
  }

  /** The most clusters of the strip below. */
  public Mark stripMark() {
    return new Mark(String.valueOf(mostClusters), STRIP_TOP);
  }

  /** Some days at the foot; over a longer time the beginnings of months. */
  public List<Day> days() {
    LocalDate first = trend.from().atZone(ZoneOffset.UTC).toLocalDate();
    long span = Duration.between(trend.from(), trend.until()).toDays();
    if (span <= LONGEST_BY_DAY) {
      long every = Math.max(1, span / MOST_DAYS);
      return days("d MMM", i -> first.plusDays(i * every));
    }
    LocalDate month = first.withDayOfMonth(1);
    long every = span / DAYS_OF_MONTH / MOST_DAYS + 1;
    return days("MMM yyyy", i -> month.plusMonths(i * every));
  }

  private List<Day> days(String words, LongFunction<LocalDate> day) {
    DateTimeFormatter form = DateTimeFormatter.ofPattern(words, Locale.ENGLISH);
    List<Day> days = new ArrayList<>();
    for (int i = 0; i <= MOST_DAYS; i++) {
      Instant t = day.apply(i).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (!t.isBefore(trend.from()) && t.isBefore(trend.until())) {
        days.add(new Day(form.format(t.atZone(ZoneOffset.UTC)), round(x(t))));
      }
    }
    return days;
  }

  /** Stretches to point at, a hundred at the most, none ahead of now. */
  public List<Stop> stops() {
    List<Stop> stops = new ArrayList<>();
    Instant end = now();
    Duration step = Duration.between(trend.from(), end).dividedBy(100);
    if (step.isZero() || step.isNegative()) {
      return stops;
    }
    for (int i = 1; i <= 100; i++) {
      Instant t = trend.from().plus(step.multipliedBy(i));
      TrendPoint p = trend.at(t);
      double x = x(t.minus(step));
      stops.add(
          new Stop(
              round(x),
              round(x(t) - x),
              "%s: raw %,d, open %,d, documented %,d, accepted %,d; %,d of %,d clusters not reviewed"
                  .formatted(
                      text(t),
                      p.raw(),
                      p.open(),
                      p.documented(),
                      p.accepted(),
                      p.notReviewed() + p.unreachable(),
                      p.clusters()),
              t.toString()));
    }
    return stops;
  }

  /** Where now is, or a place outside if that is not in it. */
  public double nowX() {
    return trend.now().isBefore(trend.until()) && trend.now().isAfter(trend.from())
        ? round(x(trend.now()))
        : -10;
  }

  /** The sums now, or at its end if that is past. */
  public TrendPoint last() {
    return trend.at(now());
  }

  /** Where the label of a line stands. */
  public double labelY(int value) {
    return round(y(value)) + 4;
  }

  private Instant now() {
    return trend.now().isBefore(trend.until()) ? trend.now() : trend.until();
  }

  private String line(ToIntFunction<TrendPoint> value, Instant from, Instant until) {
    if (!from.isBefore(until)) {
      return "";
    }
    StringBuilder path = new StringBuilder();
    path.append('M')
        .append(round(x(from)))
        .append(' ')
        .append(round(y(value.applyAsInt(trend.at(from)))));
    for (TrendPoint p : trend.points()) {
      if (p.at().isAfter(from) && p.at().isBefore(until)) {
        path.append('H').append(round(x(p.at()))).append('V').append(round(y(value.applyAsInt(p))));
      }
    }
    return path.append('H').append(round(x(until))).toString();
  }

  private String band(ToIntFunction<TrendPoint> lower, ToIntFunction<TrendPoint> upper) {
    return area(lower, upper, most, BASE, TOP);
  }

  private String strip(ToIntFunction<TrendPoint> lower, ToIntFunction<TrendPoint> upper) {
    return area(lower, upper, mostClusters, STRIP_BASE, STRIP_TOP);
  }

  private String area(
      ToIntFunction<TrendPoint> lower,
      ToIntFunction<TrendPoint> upper,
      int of,
      double base,
      double top) {
    List<TrendPoint> points = trend.points();
    StringBuilder up = new StringBuilder();
    StringBuilder back = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      Instant end = i + 1 < points.size() ? points.get(i + 1).at() : trend.until();
      double a = round(x(points.get(i).at()));
      double b = round(x(end));
      double high = round(height(upper.applyAsInt(points.get(i)), of, base, top));
      double low = round(height(lower.applyAsInt(points.get(i)), of, base, top));
      up.append(i == 0 ? "M" + a + " " + high : "V" + high).append('H').append(b);
      back.insert(0, "V" + low + "H" + a);
    }
    return up.append(back).append('Z').toString();
  }

  private double x(Instant t) {
    double all = Duration.between(trend.from(), trend.until()).toMillis();
    return LEFT + (RIGHT - LEFT) * Duration.between(trend.from(), t).toMillis() / all;
  }

  private double y(double value) {
    return height(value, most, BASE, TOP);
  }

  private static double height(double value, int of, double base, double top) {
    return base - (base - top) * value / of;
  }

  private static double round(double v) {
    return Math.round(v * 10) / 10.0;
  }

  private static int nice(int most) {
    int step = 4;
    while (step < most) {
      step *= step % 5 == 0 ? 2 : 5;
      if (step >= most) {
        break;
      }
      step *= 2;
    }
    return step;
  }

  static String text(Instant t) {
    return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm'Z'", Locale.ENGLISH)
        .format(t.atZone(ZoneOffset.UTC));
  }
}
