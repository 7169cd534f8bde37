package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.findings.FindingFigures;
import io.muster.identity.Actor;
import io.muster.posture.TrendPoint;
import io.muster.reports.Trend;
import io.muster.reports.TrendReport;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trends. */
@RestController
@RequestMapping("/api/v1/trends")
class TrendRoutes {

  private final TrendReport report;
  private final Boundaries boundaries;
  private final Clock clock;

  TrendRoutes(TrendReport report, Boundaries boundaries, Clock clock) {
    this.report = report;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  /**
   * The sums from an instant on, until the next.
   *
   * @param forecast whether it lies ahead
   * @param open findings open in the checklist
   * @param compliance percent, absent where no cluster counts
   */
  record PointView(
      Instant at,
      boolean forecast,
      int clusters,
      int openClusters,
      int notReviewed,
      int unreachable,
      int notApplicable,
      int notAFinding,
      int raw,
      int documented,
      int open,
      int accepted,
      int unaddressed,
      @Nullable Double compliance) {

    static PointView of(TrendPoint p, Instant now) {
      return new PointView(
          p.at(),
          p.at().isAfter(now),
          p.clusters(),
          p.openClusters(),
          p.notReviewed(),
          p.unreachable(),
          p.notApplicable(),
          p.notAFinding(),
          p.raw(),
          p.documented(),
          p.open(),
          p.accepted(),
          p.unaddressed(),
          p.compliance() < 0 ? null : p.compliance());
    }
  }

  /**
   * A trend.
   *
   * @param coverage the share of the clusters' time until now that was read and fresh, in percent
   */
  record TrendView(
      Instant from,
      Instant to,
      Instant now,
      List<PointView> points,
      FindingFigures findings,
      @Nullable Double coverage) {}

  @GetMapping
  @Operation(summary = "How the fleet, a boundary, a label's clusters or a cluster stood over time")
  TrendView read(
      Actor actor,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String to,
      @RequestParam @Nullable String cluster,
      @RequestParam @Nullable String boundary,
      @RequestParam @Nullable String label) {
    Instant now = clock.instant();
    Trend trend =
        report.read(
            said(boundary) ? boundaries.meant(boundary, actor.scope()).id() : null,
            said(cluster) ? ClusterId.parse(cluster) : null,
            Objects.requireNonNullElse(label, ""),
            said(from) ? instant("from", from) : now.minus(Duration.ofDays(90)),
            said(to) ? instant("to", to) : now.plus(Duration.ofDays(30)),
            actor.scope());
    return new TrendView(
        trend.from(),
        trend.until(),
        trend.now(),
        trend.points().stream().map(p -> PointView.of(p, trend.now())).toList(),
        trend.figures(),
        trend.coverage() < 0 ? null : trend.coverage());
  }

  private static boolean said(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private static Instant instant(String field, String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException none) {
      throw new Invalid(field, "Write an instant in UTC, as 2026-03-01T12:00:00Z, or a day.");
    }
  }
}
