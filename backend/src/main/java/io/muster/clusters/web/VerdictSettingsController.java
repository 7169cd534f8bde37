package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.VerdictSettingsManagement;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What moves a boundary's verdicts, with each reason, for everybody there; and deciding it. */
@Controller
class VerdictSettingsController {

  private static final String PAGE = "clusters/settings";

  private final VerdictSettingsManagement management;
  private final Boundaries boundaries;

  VerdictSettingsController(VerdictSettingsManagement management, Boundaries boundaries) {
    this.management = management;
    this.boundaries = boundaries;
  }

  @GetMapping("/boundaries/{id}/settings")
  ModelAndView show(Actor actor, @PathVariable String id) {
    Boundary boundary = boundaries.get(BoundaryId.parse(id), actor.scope());
    return shown(
        new ModelAndView(PAGE).addObject("form", VerdictSettingsForm.of(boundary.details())),
        actor,
        boundary);
  }

  @PostMapping("/boundaries/{id}/settings")
  ModelAndView decide(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") VerdictSettingsForm typed,
      RedirectAttributes after) {
    Boundary boundary = management.toDecide(actor, BoundaryId.parse(id));
    try {
      management.decide(actor, boundary.id(), typed.settings(), typed.reason());
      after.addFlashAttribute("done", "The settings hold from now on.");
      return SeeOther.to("/boundaries/" + boundary.id() + "/settings");
    } catch (Invalid refused) {
      return shown(RefusedForm.of(PAGE, typed, refused), actor, boundary);
    }
  }

  private ModelAndView shown(ModelAndView page, Actor actor, Boundary boundary) {
    return page.addObject("boundary", boundary)
        .addObject("decided", boundaries.verdictSettings(boundary.id(), actor.scope()))
        .addObject("mayDecide", VerdictSettingsManagement.mayDecide(actor, boundary.id()));
  }
}
