package io.muster.posture.web;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.scans.Evidence;
import io.muster.scans.Scan;
import io.muster.scans.ScanManagement;
import io.muster.scans.ScanStages;
import io.muster.scans.Scans;
import io.muster.shared.Conflict;
import io.muster.shared.ScanId;
import io.muster.ui.AsOf;
import io.muster.ui.SeeOther;
import io.muster.ui.Times;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A scan: its progress while it runs, and all that it read once it ended. */
@Controller
class ScanController {

  private final Scans scans;
  private final ScanPages pages;
  private final ScanStages stages;
  private final ScanManagement management;
  private final Times times;

  ScanController(
      Scans scans, ScanPages pages, ScanStages stages, ScanManagement management, Times times) {
    this.scans = scans;
    this.pages = pages;
    this.stages = stages;
    this.management = management;
    this.times = times;
  }

  @GetMapping("/scans/{id}")
  String show(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("asked") ContainersAsked asked,
      AsOf asOf,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
      HttpServletResponse response,
      Model model) {
    Scan scan = scans.get(ScanId.parse(id), actor.scope(), asOf.at());
    model.addAttribute("scan", scan);
    String cluster = pages.name(scan, actor.scope());
    String time = times.minute(ScanPage.time(scan));
    model.addAttribute("time", ScanPage.time(scan));
    model.addAttribute("cluster", cluster);
    model.addAttribute("title", "Scan of " + cluster + ", " + time);
    model.addAttribute("here", "Scan of " + time);
    model.addAttribute("clusterIsThere", pages.clusterIsThere(scan, asOf.at(), actor.scope()));
    if (scan.status().open() && asOf.past()) {
      model.addAttribute("then", Progress.of(scan, null).phase());
    } else if (scan.status().open()) {
      model.addAttribute(
          "running", Progress.of(scan, stages.of(List.of(scan.id())).get(scan.id())));
      model.addAttribute(
          "mayCancel", actor.has(scan.boundary(), Role.OPERATOR, Role.ISSO, Role.ADMINISTRATOR));
    } else if ("progress".equals(target)) {
      // htmx loads the whole page anew: it is another one now.
      response.setHeader("HX-Refresh", "true");
    } else {
      model.addAttribute("p", pages.of(scan, asked, asOf, actor.scope()));
      model.addAttribute("blind", Evidence.BLIND);
    }
    return "posture/scan";
  }

  @PostMapping("/scans/{id}/cancellation")
  ModelAndView cancel(Actor actor, @PathVariable String id, RedirectAttributes after) {
    ScanId scan = ScanId.parse(id);
    try {
      management.cancel(actor, scan);
      after.addFlashAttribute("done", "The scan is cancelled.");
    } catch (Conflict endedAlready) {
      after.addFlashAttribute("done", endedAlready.sentence());
    }
    return SeeOther.to("/scans/" + scan);
  }
}
