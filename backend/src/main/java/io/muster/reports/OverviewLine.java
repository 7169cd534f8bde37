package io.muster.reports;

import io.muster.posture.BoundaryLine;
import java.util.Comparator;
import java.util.List;

/** How a boundary stands, by all that the portal knows of it. */
public record OverviewLine(BoundaryLine boundary, OverviewFigures figures) {

  /** Those with most that is late first, then those with most unaddressed findings. */
  public static final Comparator<OverviewLine> LATE =
      Comparator.comparingLong((OverviewLine l) -> -l.figures.late())
          .thenComparingLong(l -> -l.figures.sums().unaddressedFindings());

  /** Those under whose AO most risk is accepted first. */
  public static final Comparator<OverviewLine> ACCEPTED =
      Comparator.comparingLong((OverviewLine l) -> -l.figures.sums().acceptedFindings())
          .thenComparingLong(l -> -l.figures.exceptions().ending90());

  /** The sums of several. */
  public static OverviewFigures sum(List<OverviewLine> lines) {
    return lines.stream()
        .map(OverviewLine::figures)
        .reduce(OverviewFigures.NONE, OverviewFigures::plus);
  }
}
