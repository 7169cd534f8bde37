package io.muster.connection.web;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.clusters.IdentityPart;
import io.muster.clusters.ProposedChanges;
import io.muster.connection.Identities;
import io.muster.connection.IdentityChange;
import io.muster.connection.IdentityManagement;
import io.muster.connection.PinnedIdentity;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.ui.SeeOther;
import java.time.Clock;
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

/** What a cluster is known by, and another identity that somebody proposes. */
@Controller
class IdentityController {

  private final IdentityManagement management;
  private final Identities identities;
  private final Clusters clusters;
  private final ProposedChanges changes;
  private final Clock clock;

  IdentityController(
      IdentityManagement management,
      Identities identities,
      Clusters clusters,
      ProposedChanges changes,
      Clock clock) {
    this.management = management;
    this.identities = identities;
    this.clusters = clusters;
    this.changes = changes;
    this.clock = clock;
  }

  @GetMapping("/clusters/{id}/identity")
  ModelAndView show(Actor actor, @PathVariable String id) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    String change =
        identities.change(cluster.id(), actor.scope()).map(c -> c.id().toString()).orElse("");
    return page(actor, cluster).addObject("form", new IdentityForm(change, ""));
  }

  @PostMapping("/clusters/{id}/identity")
  ModelAndView propose(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") IdentityForm form,
      BindingResult errors,
      RedirectAttributes after) {
    Cluster cluster = management.toPropose(actor, ClusterId.parse(id));
    try {
      management.proposeIdentity(actor, cluster.id(), change(form), form.reason());
    } catch (Invalid refused) {
      refused.fields().forEach(f -> errors.rejectValue(f.field(), "refused", f.message()));
      ModelAndView page = page(actor, cluster);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    after.addFlashAttribute(
        "done", "The identity is proposed. An ISSM who is another person confirms it.");
    return SeeOther.to("/clusters/" + cluster.id() + "/identity");
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
        .addObject(
            "waiting",
            changes.waitingAt(cluster.id(), clock.instant(), actor.scope()).stream()
                .filter(c -> c.part() == IdentityPart.PINNED_IDENTITY)
                .findFirst()
                .orElse(null))
        .addObject("mayPropose", IdentityManagement.mayPropose(actor, cluster));
  }

  private static UUID change(IdentityForm form) {
    try {
      return UUID.fromString(form.change());
    } catch (IllegalArgumentException notAnId) {
      throw new Conflict("Look at the difference again before you confirm it.");
    }
  }
}
