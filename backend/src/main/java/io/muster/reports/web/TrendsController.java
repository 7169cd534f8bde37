package io.muster.reports.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.posture.TrendPoint;
import io.muster.reports.Trend;
import io.muster.reports.TrendReport;
import io.muster.ui.Csv;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How the fleet, a boundary, a label's clusters or a cluster stood over time. */
@Controller
class TrendsController {

  private static final int ROWS = 40;

  private final TrendReport report;
  private final Boundaries boundaries;
  private final Clusters clusters;
  private final Clock clock;

  TrendsController(TrendReport report, Boundaries boundaries, Clusters clusters, Clock clock) {
    this.report = report;
    this.boundaries = boundaries;
    this.clusters = clusters;
    this.clock = clock;
  }

  /** The sums at the end of a day. */
  record Row(Instant at, boolean ahead, TrendPoint point) {}

  @GetMapping("/trends")
  String show(Actor actor, @ModelAttribute("asked") TrendsAsked asked, Model model) {
    Instant now = clock.instant();
    Trend trend = read(asked, actor, now);
    model.addAttribute("trend", trend);
    model.addAttribute("chart", new TrendChart(trend));
    model.addAttribute("rows", rows(trend));
    model.addAttribute("now", trend.at(now.isBefore(trend.until()) ? now : trend.until()));
    model.addAttribute("first", asked.first(now));
    model.addAttribute("last", asked.last(now));
    model.addAttribute("boundaries", boundaries.list(actor.scope()));
    model.addAttribute("cluster", cluster(asked, actor));
    PageRequested page = PageRequested.of(null);
    model.addAttribute(
        "csv", new PageLinks("/trends.csv", asked.parameters(now), page, 0).with("page", ""));
    model.addAttribute("links", new PageLinks("/trends", asked.parameters(now), page, 0));
    model.addAttribute("quick", quick(now));
    return "reports/trends";
  }

  @GetMapping("/trends.csv")
  void csv(Actor actor, @ModelAttribute("asked") TrendsAsked asked, HttpServletResponse response)
      throws IOException {
    Instant now = clock.instant();
    Trend trend = read(asked, actor, now);
    TextFile.begin(response, "text/csv", "trends.csv");
    Writer out = response.getWriter();
    out.write(
        Csv.line(
            "from then on",
            "forecast",
            "clusters",
            "open clusters",
            "not reviewed",
            "unreachable",
            "not applicable",
            "not a finding",
            "raw",
            "documented",
            "open in the checklist",
            "risk accepted",
            "unaddressed"));
    for (TrendPoint p : trend.points()) {
      out.write(
          Csv.line(
              p.at(),
              p.at().isAfter(now) ? "yes" : "no",
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
              p.unaddressed()));
    }
  }

  private Trend read(TrendsAsked asked, Actor actor, Instant now) {
    if (asked.boundaryId() != null) {
      boundaries.get(asked.boundaryId(), actor.scope());
    }
    return report.read(
        asked.boundaryId(),
        asked.clusterId(),
        asked.label(),
        asked.begins(now),
        asked.ends(now),
        actor.scope());
  }

  private @Nullable Cluster cluster(TrendsAsked asked, Actor actor) {
    return asked.clusterId() == null ? null : clusters.get(asked.clusterId(), actor.scope());
  }

  /** The steps ahead, now, and the ends of past days, so many that they can be read. */
  private static List<Row> rows(Trend trend) {
    Instant end = trend.now().isBefore(trend.until()) ? trend.now() : trend.until().minusMillis(1);
    List<Row> rows = new ArrayList<>();
    trend.points().reversed().stream()
        .filter(p -> p.at().isAfter(trend.now()))
        .forEach(p -> rows.add(new Row(p.at(), true, p)));
    rows.add(new Row(end, false, trend.at(end)));
    long days = Math.max(1, Duration.between(trend.from(), end).toDays());
    Duration every = Duration.ofDays(Math.max(1, days / ROWS));
    Instant last = end.truncatedTo(ChronoUnit.DAYS).minusNanos(1000);
    for (Instant t = last; !t.isBefore(trend.from()); t = t.minus(every)) {
      rows.add(new Row(t, false, trend.at(t)));
    }
    return rows;
  }

  private static List<Quick> quick(Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    int fiscal = today.getMonthValue() >= 10 ? today.getYear() + 1 : today.getYear();
    return List.of(
        new Quick("90 days", today.minusDays(90)),
        new Quick("1 year", today.minusYears(1)),
        new Quick("Fiscal year " + fiscal, LocalDate.of(fiscal - 1, 10, 1)),
        new Quick("3 years", today.minusYears(3)));
  }

  /** A usual stretch. */
  record Quick(String words, LocalDate from) {}
}
