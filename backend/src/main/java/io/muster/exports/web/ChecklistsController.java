package io.muster.exports.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.exports.Checklists;
import io.muster.exports.FleetChecklists;
import io.muster.exports.Format;
import io.muster.exports.Moment;
import io.muster.identity.Actor;
import io.muster.ui.AsOf;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Checklists of several clusters as one zip, and what violated on them as CSV. */
@Controller
class ChecklistsController {

  private final FleetChecklists fleet;
  private final Checklists checklists;
  private final Boundaries boundaries;

  ChecklistsController(FleetChecklists fleet, Checklists checklists, Boundaries boundaries) {
    this.fleet = fleet;
    this.checklists = checklists;
    this.boundaries = boundaries;
  }

  @GetMapping("/reports/checklists")
  String choose(
      Actor actor, @ModelAttribute("asked") ChecklistsAsked asked, AsOf asOf, Model model) {
    var selection = asked.selection();
    Boundary boundary =
        selection.filter().boundary() == null
            ? null
            : boundaries.get(selection.filter().boundary(), actor.scope());
    model.addAttribute("boundary", boundary);
    Moment moment = checklists.moment(asked.asOf());
    model.addAttribute("count", fleet.count(selection, moment, actor.scope()));
    model.addAttribute("at", asOf.past() ? asOf.at() : null);
    model.addAttribute("formats", Format.values());
    model.addAttribute("imported", checklists.benchmarkImported());
    return "exports/checklists";
  }

  @GetMapping("/reports/checklists.zip")
  void zip(
      Actor actor,
      @ModelAttribute("asked") ChecklistsAsked asked,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String rules,
      HttpServletResponse response)
      throws IOException {
    fleet
        .file(asked.selection(), format, rules, checklists.moment(asked.asOf()), actor.scope())
        .send(response);
  }
}
