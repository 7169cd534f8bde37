package io.muster.stig.web;

import io.muster.identity.Actor;
import io.muster.shared.NotFound;
import io.muster.stig.BenchmarkManagement;
import io.muster.stig.Benchmarks;
import io.muster.stig.Controls;
import io.muster.stig.Field;
import io.muster.stig.Release;
import io.muster.stig.RuleFilter;
import io.muster.stig.RuleInRelease;
import io.muster.stig.Rules;
import io.muster.stig.Severity;
import io.muster.ui.Csv;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Rules: looking for them, and one of them with its history. */
@Controller
class RuleController {

  /** The rule that the portal checks itself. */
  static final String CHECKED = "V-260930";

  private static final int MOST_IN_CSV = 50_000;

  private final Rules rules;
  private final Benchmarks benchmarks;
  private final Controls controls;
  private final Clock clock;

  RuleController(Rules rules, Benchmarks benchmarks, Controls controls, Clock clock) {
    this.rules = rules;
    this.benchmarks = benchmarks;
    this.controls = controls;
    this.clock = clock;
  }

  @GetMapping("/rules")
  String list(Actor actor, @ModelAttribute("asked") RulesAsked asked, Model model) {
    RuleFilter filter = asked.filter(benchmarks, controls, clock.instant());
    PageRequested page = asked.requested();
    List<RuleInRelease> found = rules.search(filter, asked.order(), page.size(), page.offset());
    List<Release> releases = benchmarks.list();
    model.addAttribute("rows", found);
    model.addAttribute(
        "links", new PageLinks("/rules", asked.parameters(), page, rules.count(filter)));
    model.addAttribute(
        "csv", new PageLinks("/rules.csv", asked.parameters(), page, 0).with("page", ""));
    model.addAttribute("sort", asked.by());
    model.addAttribute("asks", asked.parameters());
    model.addAttribute("narrowed", asked.narrows());
    model.addAttribute("releases", releases);
    model.addAttribute("stigs", releases.stream().map(Release::stigId).distinct().toList());
    model.addAttribute("severities", Severity.values());
    model.addAttribute(
        "controls", controls.of(found.stream().flatMap(r -> r.rule().ccis().stream()).toList()));
    model.addAttribute("mayImport", BenchmarkManagement.mayImport(actor));
    return "stig/rules";
  }

  @GetMapping("/rules.csv")
  void csv(@ModelAttribute("asked") RulesAsked asked, HttpServletResponse response)
      throws IOException {
    RuleFilter filter = asked.filter(benchmarks, controls, clock.instant());
    List<RuleInRelease> found = rules.search(filter, asked.order(), MOST_IN_CSV, 0);
    var mapped =
        controls.of(found.stream().flatMap(r -> r.rule().ccis().stream()).distinct().toList());
    TextFile.begin(response, "text/csv", "rules.csv");
    Writer out = response.getWriter();
    out.write(
        Csv.line(
            "V-ID",
            "Rule ID",
            "STIG ID",
            "severity",
            "title",
            "SRG",
            "CCI",
            "control",
            "STIG",
            "release",
            "released on"));
    for (RuleInRelease row : found) {
      var rule = row.rule();
      out.write(
          Csv.line(
              rule.vId(),
              rule.ruleId(),
              rule.ruleVersion(),
              rule.severity().category(),
              rule.title(),
              rule.text(Field.GROUP_TITLE),
              String.join(" ", rule.ccis()),
              String.join(
                  "; ",
                  rule.ccis().stream()
                      .flatMap(c -> mapped.getOrDefault(c, List.of()).stream())
                      .distinct()
                      .toList()),
              row.release().stigId(),
              row.release().name(),
              row.release().releasedOn()));
    }
  }

  @GetMapping("/rules/{vId}")
  String show(@PathVariable String vId, @RequestParam @Nullable String release, Model model) {
    List<RuleInRelease> history = rules.history(vId);
    if (history.isEmpty() && !vId.equals(CHECKED)) {
      throw new NotFound("No imported release of a STIG has that rule.");
    }
    List<Release> inEffect = benchmarks.inEffectAt(clock.instant());
    Optional<RuleInRelease> present =
        history.stream().filter(r -> inEffect.contains(r.release())).findFirst();
    RuleInRelease shown =
        history.stream()
            .filter(r -> r.release().id().toString().equals(release))
            .findFirst()
            .or(() -> present)
            .or(() -> history.stream().findFirst())
            .orElse(null);
    model.addAttribute("vId", vId);
    model.addAttribute("shown", shown);
    model.addAttribute("present", present.orElse(null));
    model.addAttribute("history", RulePast.of(history));
    model.addAttribute("checked", vId.equals(CHECKED));
    model.addAttribute("fields", Field.values());
    model.addAttribute("controls", controls.of(shown == null ? List.of() : shown.rule().ccis()));
    model.addAttribute("revision", controls.revision().orElse(null));
    return "stig/rule";
  }
}
