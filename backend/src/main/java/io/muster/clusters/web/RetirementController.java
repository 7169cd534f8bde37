package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
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

/** Taking a cluster out of the fleet: a page that says what will happen, and asks why. */
@Controller
class RetirementController {

  private static final String VIEW = "clusters/retirement";

  private final ClusterManagement management;
  private final Boundaries boundaries;

  RetirementController(ClusterManagement management, Boundaries boundaries) {
    this.management = management;
    this.boundaries = boundaries;
  }

  @GetMapping("/clusters/{id}/retirement")
  ModelAndView ask(Actor actor, @PathVariable String id) {
    Cluster cluster = management.toRetire(actor, ClusterId.parse(id));
    return with(new ModelAndView(VIEW).addObject("form", new RetirementForm("")), cluster, actor);
  }

  @PostMapping("/clusters/{id}/retirement")
  ModelAndView retire(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") RetirementForm form,
      RedirectAttributes after) {
    Cluster cluster = management.toRetire(actor, ClusterId.parse(id));
    try {
      management.retire(actor, cluster.id(), form.reason());
      after.addFlashAttribute("done", "Cluster " + cluster.name() + " is retired.");
      return SeeOther.to("/boundaries/" + cluster.boundaryId());
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form, refused), cluster, actor);
    }
  }

  private ModelAndView with(ModelAndView page, Cluster cluster, Actor actor) {
    return page.addObject("cluster", cluster)
        .addObject("boundary", boundaries.get(cluster.boundaryId(), actor.scope()));
  }
}
