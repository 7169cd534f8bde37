package io.muster.plans.web;

import io.muster.clusters.Boundaries;
import io.muster.identity.Actor;
import io.muster.plans.Plan;
import io.muster.plans.PlanFilter;
import io.muster.plans.PlanManagement;
import io.muster.plans.PlanOrder;
import io.muster.plans.PlanStatus;
import io.muster.plans.Plans;
import io.muster.shared.BoundaryId;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.shared.PlanId;
import io.muster.shared.Problem;
import io.muster.ui.AsOf;
import io.muster.ui.Csv;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans: the list, one of them, and writing about it. */
@Controller
class PlanController {

  private static final String FORM = "plans/form";
  private static final int FINDINGS = 200;

  /** A choice of a field. */
  record Option(String value, String label) {}

  private final Plans plans;
  private final PlanManagement management;
  private final Boundaries boundaries;

  PlanController(Plans plans, PlanManagement management, Boundaries boundaries) {
    this.plans = plans;
    this.management = management;
    this.boundaries = boundaries;
  }

  @GetMapping("/plans")
  String list(Actor actor, @ModelAttribute("asked") PlansAsked asked, AsOf asOf, Model model) {
    Instant now = asOf.at();
    Map<String, String> asks = asked.parameters(asOf);
    List<Plan> found = plans.list(asked.filter(), asked.order(), actor.scope(), now);
    PageRequested page = asked.requested();
    PageLinks links = new PageLinks("/plans", asks, page, found.size());
    model.addAttribute("rows", found.stream().skip(page.offset()).limit(page.size()).toList());
    model.addAttribute("links", links);
    model.addAttribute("csv", new PageLinks("/plans.csv", asks, page, 0).with("page", ""));
    model.addAttribute(
        "every", plans.list(PlanFilter.ALL, PlanOrder.NAME, actor.scope(), now).size());
    model.addAttribute("sort", asked.by());
    model.addAttribute("asks", asks);
    model.addAttribute("boundaries", boundaries.listAt(now, actor.scope()));
    BoundaryId chosen = asked.filter().boundary();
    model.addAttribute(
        "groupable",
        !asOf.past() && chosen != null && PlanManagement.mayGroup(actor, chosen) ? chosen : null);
    return "plans/plans";
  }

  @GetMapping("/plans.csv")
  void csv(
      Actor actor,
      @ModelAttribute("asked") PlansAsked asked,
      AsOf asOf,
      HttpServletResponse response)
      throws IOException {
    TextFile.begin(response, "text/csv", "plans.csv");
    Writer out = response.getWriter();
    out.write(
        Csv.line(
            "plan",
            "rule",
            "boundary",
            "cluster",
            "unaddressed",
            "risk accepted",
            "documented",
            "first opened",
            "owner",
            "status",
            "scheduled completion",
            "late",
            "next milestone",
            "its day",
            "external id",
            "version"));
    for (Plan plan : plans.list(asked.filter(), asked.order(), actor.scope(), asOf.at())) {
      var next = plan.nextMilestone();
      out.write(
          Csv.line(
              plan.id(),
              Plan.RULE,
              plan.boundaryName(),
              plan.clusterName(),
              plan.open().unaddressed(),
              plan.open().accepted(),
              plan.open().documented(),
              plan.open().earliest(),
              plan.owner(),
              plan.status().word(),
              plan.scheduledCompletion(),
              plan.late() ? "yes" : "no",
              next == null ? null : next.text(),
              next == null ? null : next.day(),
              plan.latest() == null ? null : plan.latest().text().externalId(),
              plan.version()));
    }
  }

  @GetMapping("/plans/{id}")
  String show(Actor actor, @PathVariable String id, AsOf asOf, Model model) {
    Instant now = asOf.at();
    Plan plan = plans.get(PlanId.parse(id), actor.scope(), now);
    model.addAttribute("plan", plan);
    model.addAttribute("versions", plans.versions(plan.id(), actor.scope(), now));
    model.addAttribute("findings", plans.findings(plan, FINDINGS, actor.scope(), now));
    model.addAttribute(
        "mayWrite",
        !asOf.past() && plan.inUse() && PlanManagement.mayWrite(actor, plan.boundary()));
    return "plans/plan";
  }

  @GetMapping("/plans/{id}/edit")
  ModelAndView edit(Actor actor, @PathVariable String id) {
    Plan plan = management.toWrite(actor, PlanId.parse(id));
    return shown(new ModelAndView(FORM).addObject("form", PlanForm.of(plan)), plan);
  }

  @PostMapping("/plans/{id}/edit")
  ModelAndView edited(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") PlanForm typed,
      RedirectAttributes after) {
    Plan plan = management.toWrite(actor, PlanId.parse(id));
    try {
      management.write(actor, plan.id(), typed.text(), typed.base());
      after.addFlashAttribute("done", "The plan is kept.");
      return SeeOther.to("/plans/" + plan.id());
    } catch (Invalid | Conflict refused) {
      return shown(RefusedForm.of(FORM, typed, (Problem) refused), plan);
    }
  }

  private static ModelAndView shown(ModelAndView page, Plan plan) {
    return page.addObject("plan", plan)
        .addObject(
            "statuses",
            Arrays.stream(PlanStatus.values()).map(s -> new Option(s.name(), s.word())).toList());
  }
}
