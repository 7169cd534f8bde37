package io.muster.reports.web;

import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.reports.Overview;
import io.muster.reports.OverviewLine;
import io.muster.ui.AsOf;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * How what a person answers for stands: a view for each of their roles, of the boundaries in which
 * they hold it. Nothing waits here for anybody; that is on their work's page.
 */
@Controller
class OverviewController {

  private final Overview overview;
  private final OverviewParts parts;

  OverviewController(Overview overview, OverviewParts parts) {
    this.overview = overview;
    this.parts = parts;
  }

  @GetMapping("/overview")
  String show(Actor actor, @ModelAttribute("asked") OverviewAsked asked, AsOf asOf, Model model) {
    List<OverviewView> views = OverviewView.of(actor);
    model.addAttribute("views", views);
    if (views.isEmpty()) {
      return "reports/overview";
    }
    OverviewView view = asked.chosen(views);
    Scope scope = view.scope(actor);
    Instant at = asOf.at();
    List<OverviewLine> lines = overview.lines(scope, at);
    model.addAttribute("view", view);
    model.addAttribute("roles", view.rolesOf(actor));
    model.addAttribute("behind", new Behind(actor, scope, asOf));
    model.addAttribute("sum", OverviewLine.sum(lines));
    model.addAttribute(
        "links", new PageLinks("/overview", asked.parameters(view), PageRequested.of(null), 0));
    model.addAttribute("lines", sorted(view, lines));
    switch (view) {
      case CLUSTERS -> model.addAllAttributes(parts.clusters(actor, scope, asOf, asked));
      case BOUNDARIES -> model.addAllAttributes(parts.late(scope, at));
      case RISK -> model.addAllAttributes(parts.risk(scope, at));
      case RECORD -> model.addAllAttributes(parts.record(scope, at));
    }
    return "reports/overview";
  }

  private static List<OverviewLine> sorted(OverviewView view, List<OverviewLine> lines) {
    return switch (view) {
      case CLUSTERS, BOUNDARIES -> lines.stream().sorted(OverviewLine.LATE).toList();
      case RISK -> lines.stream().sorted(OverviewLine.ACCEPTED).toList();
      case RECORD -> lines;
    };
  }
}
