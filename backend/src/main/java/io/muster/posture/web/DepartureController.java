package io.muster.posture.web;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.inventory.NodeManagement;
import io.muster.shared.ClusterId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** That a node which is no longer listed left for good. */
@Controller
class DepartureController {

  private static final String DEPARTURE = "posture/departure";

  private final NodeManagement management;
  private final ClusterNodes nodes;
  private final Clusters clusters;
  private final Clock clock;

  DepartureController(
      NodeManagement management, ClusterNodes nodes, Clusters clusters, Clock clock) {
    this.management = management;
    this.nodes = nodes;
    this.clusters = clusters;
    this.clock = clock;
  }

  @GetMapping("/clusters/{id}/nodes/{hostname}/departure")
  ModelAndView left(Actor actor, @PathVariable String id, @PathVariable String hostname) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    if (!NodeManagement.mayConfirmLeft(actor, cluster.boundaryId())) {
      throw new Forbidden(
          "That a node left is confirmed by an ISSO, an ISSM or an administrator of the boundary.");
    }
    var page = new ModelAndView(DEPARTURE).addObject("form", new DepartureForm(""));
    return show(page, cluster, hostname);
  }

  @PostMapping("/clusters/{id}/nodes/{hostname}/departure")
  ModelAndView confirmLeft(
      Actor actor,
      @PathVariable String id,
      @PathVariable String hostname,
      @ModelAttribute("form") DepartureForm form,
      RedirectAttributes after) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    try {
      management.confirmLeft(actor, cluster.id(), hostname, form.reason());
    } catch (Invalid refused) {
      return show(RefusedForm.of(DEPARTURE, form, refused), cluster, hostname);
    }
    return done(cluster, "Node " + hostname + " left; its findings ended with it.", after);
  }

  private ModelAndView show(ModelAndView page, Cluster cluster, String hostname) {
    return page.addObject("cluster", cluster)
        .addObject("node", nodes.named(hostname, cluster.id(), clock.instant()));
  }

  private static ModelAndView done(Cluster cluster, String sentence, RedirectAttributes after) {
    after.addFlashAttribute("done", sentence);
    return SeeOther.to("/clusters/" + cluster.id());
  }
}
