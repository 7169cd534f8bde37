package io.muster.posture.web;

import io.muster.clusters.Boundaries;
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
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people say about nodes that a scan cannot read: that one left, or is out of service. */
@Controller
class NodeController {

  private static final String DEPARTURE = "posture/departure";
  private static final String OUT_OF_SERVICE = "posture/out-of-service";

  private final NodeManagement management;
  private final ClusterNodes nodes;
  private final Clusters clusters;
  private final Boundaries boundaries;
  private final Clock clock;

  NodeController(
      NodeManagement management,
      ClusterNodes nodes,
      Clusters clusters,
      Boundaries boundaries,
      Clock clock) {
    this.management = management;
    this.nodes = nodes;
    this.clusters = clusters;
    this.boundaries = boundaries;
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

  @GetMapping("/clusters/{id}/nodes/{hostname}/out-of-service")
  ModelAndView outOfService(Actor actor, @PathVariable String id, @PathVariable String hostname) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    if (!NodeManagement.mayPutOutOfService(actor, cluster.boundaryId())) {
      throw new Forbidden("A node is put out of service by the ISSM of the boundary.");
    }
    var page = new ModelAndView(OUT_OF_SERVICE).addObject("form", new OutOfServiceForm("", ""));
    return show(page, cluster, hostname);
  }

  @PostMapping("/clusters/{id}/nodes/{hostname}/out-of-service")
  ModelAndView putOutOfService(
      Actor actor,
      @PathVariable String id,
      @PathVariable String hostname,
      @ModelAttribute("form") OutOfServiceForm form,
      RedirectAttributes after) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    ZoneId zone = boundaries.policyOf(cluster.boundaryId()).zone();
    try {
      management.putOutOfService(actor, cluster.id(), hostname, form.end(zone), form.reason());
    } catch (Invalid refused) {
      return show(RefusedForm.of(OUT_OF_SERVICE, form, refused), cluster, hostname);
    }
    return done(
        cluster,
        "Node " + hostname + " is out of service until the end of " + form.until() + ".",
        after);
  }

  private ModelAndView show(ModelAndView page, Cluster cluster, String hostname) {
    return page.addObject("cluster", cluster)
        .addObject("node", nodes.named(hostname, cluster.id(), clock.instant()))
        .addObject("zone", boundaries.policyOf(cluster.boundaryId()).zone());
  }

  private static ModelAndView done(Cluster cluster, String sentence, RedirectAttributes after) {
    after.addFlashAttribute("done", sentence);
    return SeeOther.to("/clusters/" + cluster.id());
  }
}
