package io.muster.connection.web;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.connection.Identities;
import io.muster.connection.IdentityChange;
import io.muster.connection.IdentityManagement;
import io.muster.connection.PinnedIdentity;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** What a cluster is known by, and the confirmation of another identity. */
@Controller
class IdentityController {

  private final IdentityManagement management;
  private final Identities identities;
  private final Clusters clusters;

  IdentityController(IdentityManagement management, Identities identities, Clusters clusters) {
    this.management = management;
    this.identities = identities;
    this.clusters = clusters;
  }

  @GetMapping("/clusters/{id}/identity")
  ModelAndView show(Actor actor, @PathVariable String id) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    String change =
        identities.change(cluster.id(), actor.scope()).map(c -> c.id().toString()).orElse("");
    return page(actor, cluster).addObject("form", new IdentityForm(change, ""));
  }

  @PostMapping("/clusters/{id}/identity")
  ModelAndView confirm(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") IdentityForm form,
      BindingResult errors,
      RedirectAttributes after) {
    Cluster cluster = management.toConfirm(actor, ClusterId.parse(id));
    try {
      management.confirmIdentity(actor, cluster.id(), change(form), form.reason());
    } catch (Invalid refused) {
      refused.fields().forEach(f -> errors.rejectValue(f.field(), "refused", f.message()));
      ModelAndView page = page(actor, cluster);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    after.addFlashAttribute(
        "done", "The identity of " + cluster.name() + " is confirmed. It may be scanned again.");
    RedirectView identity = new RedirectView("/clusters/" + cluster.id() + "/identity", true);
    identity.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(identity);
  }

  private ModelAndView page(Actor actor, Cluster cluster) {
    PinnedIdentity pinned = identities.pinned(cluster.id(), actor.scope()).orElse(null);
    IdentityChange change = identities.change(cluster.id(), actor.scope()).orElse(null);
    return new ModelAndView("connection/identity")
        .addObject("cluster", cluster)
        .addObject("pinned", pinned)
        .addObject("change", change)
        .addObject(
            "common",
            pinned == null || change == null
                ? 0
                : change.observed().nodeIds().stream()
                    .filter(pinned.identity().nodeIds()::contains)
                    .count())
        .addObject("mayConfirm", management.mayConfirm(actor, cluster));
  }

  private static UUID change(IdentityForm form) {
    try {
      return UUID.fromString(form.change());
    } catch (IllegalArgumentException notAnId) {
      throw new Conflict("Look at the difference again before you confirm it.");
    }
  }
}
