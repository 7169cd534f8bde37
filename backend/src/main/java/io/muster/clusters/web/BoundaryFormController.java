package io.muster.clusters.web;

import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.SavedMeanwhile;
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

/**
 * Making and editing boundaries. A form posts to its own address, so a refused one can be reloaded.
 */
@Controller
class BoundaryFormController {

  private static final String VIEW = "clusters/boundary-form";

  private final BoundaryManagement management;

  BoundaryFormController(BoundaryManagement management) {
    this.management = management;
  }

  @GetMapping("/boundaries/new")
  ModelAndView blank(Actor actor) {
    management.requireMayCreate(actor);
    return new ModelAndView(VIEW).addObject("form", BoundaryForm.blank());
  }

  @PostMapping("/boundaries/new")
  ModelAndView create(
      Actor actor, @ModelAttribute("form") BoundaryForm form, RedirectAttributes after) {
    try {
      return done(management.create(actor, form.details()), "made", after);
    } catch (Invalid refused) {
      return RefusedForm.of(VIEW, form, refused);
    }
  }

  @GetMapping("/boundaries/{id}/edit")
  ModelAndView filled(Actor actor, @PathVariable String id) {
    Boundary boundary = management.toEdit(actor, BoundaryId.parse(id));
    return new ModelAndView(VIEW)
        .addObject("form", BoundaryForm.of(boundary))
        .addObject("boundary", boundary);
  }

  @PostMapping("/boundaries/{id}/edit")
  ModelAndView edit(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") BoundaryForm form,
      RedirectAttributes after) {
    BoundaryId boundary = BoundaryId.parse(id);
    try {
      BoundaryDetails typed = form.over(management.toEdit(actor, boundary).details());
      return done(management.edit(actor, boundary, typed, form.version()), "saved", after);
    } catch (SavedMeanwhile refused) {
      Boundary now = management.toEdit(actor, boundary);
      return RefusedForm.of(VIEW, form.over(now.version()), refused).addObject("boundary", now);
    } catch (Invalid refused) {
      return RefusedForm.of(VIEW, form, refused)
          .addObject("boundary", management.toEdit(actor, boundary));
    }
  }

  private static ModelAndView done(Boundary boundary, String what, RedirectAttributes after) {
    after.addFlashAttribute("done", "Boundary " + boundary.name() + " is " + what + ".");
    return SeeOther.to("/boundaries/" + boundary.id());
  }
}
