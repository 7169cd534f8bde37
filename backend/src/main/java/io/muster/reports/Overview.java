package io.muster.reports;

import io.muster.exceptions.ExceptionFigures;
import io.muster.exceptions.ExceptionStatistics;
import io.muster.identity.Scope;
import io.muster.plans.Plan;
import io.muster.plans.Plans;
import io.muster.posture.BoundaryLine;
import io.muster.posture.Postures;
import io.muster.shared.BoundaryId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each boundary of a scope stands, as of any instant. So many queries for any number. */
@Component
@Transactional(readOnly = true)
public class Overview {

  private final Postures postures;
  private final ExceptionStatistics exceptions;
  private final Plans plans;

  Overview(Postures postures, ExceptionStatistics exceptions, Plans plans) {
    this.postures = postures;
    this.exceptions = exceptions;
    this.plans = plans;
  }

  /** The boundaries, by name. */
  public List<OverviewLine> lines(Scope scope, Instant at) {
    Map<BoundaryId, ExceptionFigures> asked = exceptions.byBoundary(scope, at);
    Map<BoundaryId, Long> late =
        plans.late(scope, at).stream()
            .collect(Collectors.groupingBy(Plan::boundary, Collectors.counting()));
    return postures.boundaries(scope, at).stream()
        .map(
            b ->
                line(
                    b,
                    asked.getOrDefault(b.boundary(), ExceptionFigures.NONE),
                    late.getOrDefault(b.boundary(), 0L)))
        .toList();
  }

  private static OverviewLine line(BoundaryLine b, ExceptionFigures exceptions, long latePlans) {
    return new OverviewLine(b, new OverviewFigures(b.sums(), b.late(), exceptions, latePlans));
  }
}
