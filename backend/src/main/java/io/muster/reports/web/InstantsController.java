package io.muster.reports.web;

import io.muster.identity.Actor;
import io.muster.posture.FleetLine;
import io.muster.posture.Standing;
import io.muster.reports.Comparison;
import io.muster.reports.Comparison.Difference;
import io.muster.reports.Comparison.Differences;
import io.muster.ui.AsOf;
import io.muster.ui.Csv;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed between two instants, and nothing else. */
@Controller
class InstantsController {

  private static final int DAYS = 30;

  private final Comparison comparison;
  private final Clock clock;

  InstantsController(Comparison comparison, Clock clock) {
    this.comparison = comparison;
    this.clock = clock;
  }

  @GetMapping("/trends/comparison")
  String show(
      Actor actor,
      @RequestParam(defaultValue = "") String first,
      @RequestParam(defaultValue = "") String second,
      Model model) {
    Instant from = first(first);
    Instant to = AsOf.read(second, clock.instant()).at();
    Differences differences = comparison.between(from, to, actor.scope());
    model.addAttribute("first", from);
    model.addAttribute("second", to);
    model.addAttribute("firstTyped", typed(from));
    model.addAttribute("secondTyped", second.isEmpty() ? "" : typed(to));
    model.addAttribute("differences", differences);
    return "reports/comparison";
  }

  @GetMapping("/trends/comparison.csv")
  void csv(
      Actor actor,
      @RequestParam(defaultValue = "") String first,
      @RequestParam(defaultValue = "") String second,
      HttpServletResponse response)
      throws IOException {
    Instant from = first(first);
    Instant to = AsOf.read(second, clock.instant()).at();
    TextFile.begin(response, "text/csv", "comparison.csv");
    Writer out = response.getWriter();
    out.write(
        Csv.line(
            "first",
            "second",
            "cluster",
            "boundary",
            "verdict then",
            "verdict",
            "raw then",
            "raw",
            "open then",
            "open",
            "why"));
    for (Difference d : comparison.between(from, to, actor.scope()).only()) {
      Standing a = standing(d.before());
      Standing b = standing(d.after());
      out.write(
          Csv.line(
              from,
              to,
              d.named().name(),
              d.named().boundaryName(),
              a == null ? "" : a.verdict().title(),
              b == null ? "" : b.verdict().title(),
              a == null ? "" : a.raw(),
              b == null ? "" : b.raw(),
              a == null ? "" : a.raw() - a.documented(),
              b == null ? "" : b.raw() - b.documented(),
              b == null ? "not in use" : b.reason()));
    }
  }

  private Instant first(String text) {
    Instant now = clock.instant();
    return text.isEmpty() ? now.minus(DAYS, ChronoUnit.DAYS) : AsOf.read(text, now).at();
  }

  private static @Nullable Standing standing(@Nullable FleetLine line) {
    return line == null ? null : line.standing();
  }

  private static String typed(Instant t) {
    return t.atZone(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
