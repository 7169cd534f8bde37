package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.DocumentedCounts;
import io.muster.clusters.ExceptionPolicyManagement;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a boundary's AO decided about its exceptions, for everybody there; and deciding it. */
@Controller
class PolicyController {

  private static final String PAGE = "clusters/policy";

  private static final List<Option> COUNTS =
      List.of(
          new Option(
              DocumentedCounts.NOT_A_FINDING.name(),
              "Not a Finding: the rule asks for documentation, and it is there"),
          new Option(
              DocumentedCounts.OPEN.name(),
              "Open, with a POA&M line: documented, and still to be answered for"));

  private final ExceptionPolicyManagement management;
  private final Boundaries boundaries;

  PolicyController(ExceptionPolicyManagement management, Boundaries boundaries) {
    this.management = management;
    this.boundaries = boundaries;
  }

  @GetMapping("/boundaries/{id}/policy")
  ModelAndView show(Actor actor, @PathVariable String id) {
    Boundary boundary = boundaries.get(BoundaryId.parse(id), actor.scope());
    return shown(
        new ModelAndView(PAGE).addObject("form", PolicyForm.of(boundary.exceptionPolicy())),
        actor,
        boundary);
  }

  @PostMapping("/boundaries/{id}/policy")
  ModelAndView decide(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") PolicyForm typed,
      RedirectAttributes after) {
    Boundary boundary = management.toDecide(actor, BoundaryId.parse(id));
    try {
      management.decide(actor, boundary.id(), typed.policy());
      after.addFlashAttribute("done", "The policy holds from now on.");
      return SeeOther.to("/boundaries/" + boundary.id() + "/policy");
    } catch (Invalid refused) {
      return shown(RefusedForm.of(PAGE, typed, refused), actor, boundary);
    }
  }

  private ModelAndView shown(ModelAndView page, Actor actor, Boundary boundary) {
    return page.addObject("boundary", boundary)
        .addObject("policies", boundaries.exceptionPolicies(boundary.id(), actor.scope()))
        .addObject("counts", COUNTS)
        .addObject("mayDecide", ExceptionPolicyManagement.mayDecide(actor, boundary.id()));
  }
}
