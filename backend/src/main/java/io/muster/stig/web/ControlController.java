package io.muster.stig.web;

import io.muster.identity.Actor;
import io.muster.stig.BenchmarkManagement;
import io.muster.stig.Benchmarks;
import io.muster.stig.Control;
import io.muster.stig.Controls;
import io.muster.stig.Release;
import io.muster.ui.Csv;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The view of the risk management framework: controls, and the rules that make them concrete. */
@Controller
class ControlController {

  private final Controls controls;
  private final Benchmarks benchmarks;
  private final Clock clock;

  ControlController(Controls controls, Benchmarks benchmarks, Clock clock) {
    this.controls = controls;
    this.benchmarks = benchmarks;
    this.clock = clock;
  }

  @GetMapping("/controls")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "") String stig,
      @RequestParam(defaultValue = "") String family,
      Model model) {
    List<Release> inEffect = benchmarks.inEffectAt(clock.instant());
    List<Control> all = controls.named(of(inEffect, stig));
    model.addAttribute("rows", in(all, family));
    model.addAttribute("families", all.stream().map(Control::family).distinct().toList());
    model.addAttribute("stigs", inEffect.stream().map(Release::stigId).toList());
    model.addAttribute("asks", java.util.Map.of("stig", stig, "family", family));
    model.addAttribute("lists", controls.lists());
    model.addAttribute("revision", controls.revision().orElse(null));
    model.addAttribute("mayImport", BenchmarkManagement.mayImport(actor));
    return "stig/controls";
  }

  @GetMapping("/controls.csv")
  void csv(
      @RequestParam(defaultValue = "") String stig,
      @RequestParam(defaultValue = "") String family,
      HttpServletResponse response)
      throws IOException {
    List<Release> releases = of(benchmarks.inEffectAt(clock.instant()), stig);
    TextFile.begin(response, "text/csv", "controls.csv");
    Writer out = response.getWriter();
    out.write(Csv.line("control", "CCI", "rules", "V-IDs"));
    for (Control control : in(controls.named(releases), family)) {
      out.write(
          Csv.line(
              control.name(),
              String.join(" ", control.ccis()),
              control.vIds().size(),
              String.join(" ", control.vIds())));
    }
  }

  private static List<Release> of(List<Release> releases, String stig) {
    return releases.stream().filter(r -> stig.isEmpty() || r.stigId().equals(stig)).toList();
  }

  private static List<Control> in(List<Control> controls, String family) {
    return controls.stream().filter(c -> family.isEmpty() || c.family().equals(family)).toList();
  }
}
