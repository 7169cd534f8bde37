package io.muster.stig.web;

import io.muster.shared.ReleaseId;
import io.muster.stig.Benchmarks;
import io.muster.stig.Comparison;
import io.muster.stig.Release;
import io.muster.stig.Rule;
import io.muster.stig.RuleChange;
import io.muster.stig.Rules;
import io.muster.ui.Csv;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two releases of a STIG compared. */
@Controller
class ComparisonController {

  private final Benchmarks benchmarks;
  private final Rules rules;

  ComparisonController(Benchmarks benchmarks, Rules rules) {
    this.benchmarks = benchmarks;
    this.rules = rules;
  }

  @GetMapping("/releases/compare")
  String compare(
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Model model) {
    model.addAttribute("releases", benchmarks.list());
    Release before = asked(from);
    Release after = asked(to);
    model.addAttribute("before", before);
    model.addAttribute("after", after);
    model.addAttribute("asks", java.util.Map.of("from", from, "to", to));
    model.addAttribute(
        "comparison", before == null || after == null ? null : between(before, after));
    return "stig/comparison";
  }

  @GetMapping("/releases/compare.csv")
  void csv(@RequestParam String from, @RequestParam String to, HttpServletResponse response)
      throws IOException {
    Comparison comparison =
        between(benchmarks.get(ReleaseId.parse(from)), benchmarks.get(ReleaseId.parse(to)));
    TextFile.begin(response, "text/csv", "compared-releases.csv");
    Writer out = response.getWriter();
    out.write(Csv.line("V-ID", "change", "severity", "title", "fields"));
    for (Rule rule : comparison.added()) {
      out.write(line(rule, "added", ""));
    }
    for (Rule rule : comparison.removed()) {
      out.write(line(rule, "removed", ""));
    }
    for (RuleChange change : comparison.changed()) {
      out.write(line(change.after(), "changed", String.join("; ", change.fields())));
    }
  }

  private static String line(Rule rule, String change, String fields) {
    return Csv.line(rule.vId(), change, rule.severity().category(), rule.title(), fields);
  }

  private @Nullable Release asked(String id) {
    return id.isBlank() ? null : benchmarks.get(ReleaseId.parse(id));
  }

  private Comparison between(Release before, Release after) {
    return Comparison.of(rules.rulesOf(before.id()), rules.rulesOf(after.id()));
  }
}
