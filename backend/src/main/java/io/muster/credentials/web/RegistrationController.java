package io.muster.credentials.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.ClusterManagement;
import io.muster.credentials.RegisterCluster;
import io.muster.credentials.RegisterCluster.Registered;
import io.muster.credentials.reading.BundleRefused;
import io.muster.identity.Actor;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding a cluster together with its bundle. */
@Controller
class RegistrationController {

  private static final String VIEW = "credentials/registration";

  /** A boundary to choose. */
  record Choice(String value, String label) {}

  private final RegisterCluster registration;
  private final Boundaries boundaries;

  RegistrationController(RegisterCluster registration, Boundaries boundaries) {
    this.registration = registration;
    this.boundaries = boundaries;
  }

  @GetMapping("/clusters/new")
  ModelAndView empty(Actor actor, @RequestParam(defaultValue = "") String boundary) {
    List<Choice> choices = choices(actor);
    String chosen = choices.size() == 1 ? choices.getFirst().value() : boundary;
    return new ModelAndView(VIEW)
        .addObject("form", RegistrationForm.empty(chosen))
        .addObject("boundaries", choices);
  }

  @PostMapping("/clusters/new")
  ModelAndView register(
      Actor actor, @ModelAttribute("form") RegistrationForm form, RedirectAttributes after) {
    List<Choice> choices = choices(actor);
    try {
      Registered added =
          registration.register(actor, form.details(), Upload.bytesOf(form.bundle()));
      after.addFlashAttribute(
          "done", "Cluster " + added.cluster().name() + " is registered with its bundle.");
      return SeeOther.to("/clusters/" + added.cluster().id());
    } catch (Invalid | BundleRefused refused) {
      return RefusedForm.of(VIEW, form, refused).addObject("boundaries", choices);
    }
  }

  private List<Choice> choices(Actor actor) {
    List<Choice> choices =
        boundaries.list(actor.scope()).stream()
            .filter(b -> ClusterManagement.mayEdit(actor, b.id()))
            .map(b -> new Choice(b.id().toString(), b.name()))
            .toList();
    if (choices.isEmpty()) {
      throw new Forbidden(
          "Registering a cluster needs the role operator, ISSO or administrator in a boundary.");
    }
    return choices;
  }
}
