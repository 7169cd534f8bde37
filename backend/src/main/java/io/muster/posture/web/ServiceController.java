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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Nodes that an ISSM puts out of service for a time, and calls back before it ends. */
@Controller
@RequestMapping("/clusters/{id}/nodes/{hostname}")
class ServiceController {

  private static final String OUT_OF_SERVICE = "posture/out-of-service";
  private static final String RETURN = "posture/return";

  private final NodeManagement management;
  private final ClusterNodes nodes;
  private final Clusters clusters;
  private final Boundaries boundaries;
  private final Clock clock;

  ServiceController(
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

  @GetMapping("/out-of-service")
  ModelAndView outOfService(Actor actor, @PathVariable String id, @PathVariable String hostname) {
    var page = new ModelAndView(OUT_OF_SERVICE).addObject("form", OutOfServiceForm.EMPTY);
    return show(page, decidedOnBy(actor, id), hostname);
  }

  @PostMapping("/out-of-service")
  ModelAndView putOutOfService(
      Actor actor,
      @PathVariable String id,
      @PathVariable String hostname,
      @ModelAttribute("form") OutOfServiceForm form,
      RedirectAttributes after) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    ZoneId zone = zone(cluster);
    try {
      management.putOutOfService(
          actor, cluster.id(), hostname, form.start(zone), form.end(zone), form.reason());
    } catch (Invalid refused) {
      return show(RefusedForm.of(OUT_OF_SERVICE, form, refused), cluster, hostname);
    }
    String from = form.from().isEmpty() ? "" : "from " + form.from() + " ";
    return done(
        cluster,
        "Node %s is out of service %suntil the end of %s.".formatted(hostname, from, form.until()),
        after);
  }

  @GetMapping("/return")
  ModelAndView toReturn(Actor actor, @PathVariable String id, @PathVariable String hostname) {
    var page = new ModelAndView(RETURN).addObject("form", ReturnForm.EMPTY);
    return show(page, decidedOnBy(actor, id), hostname);
  }

  @PostMapping("/return")
  ModelAndView callBack(
      Actor actor,
      @PathVariable String id,
      @PathVariable String hostname,
      @ModelAttribute("form") ReturnForm form,
      RedirectAttributes after) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    try {
      management.callBack(actor, cluster.id(), hostname, form.start(zone(cluster)), form.reason());
    } catch (Invalid refused) {
      return show(RefusedForm.of(RETURN, form, refused), cluster, hostname);
    }
    String when = form.last().isEmpty() ? "now" : "after " + form.last();
    return done(cluster, "Node " + hostname + " is in service again from " + when + " on.", after);
  }

  private Cluster decidedOnBy(Actor actor, String id) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    if (!NodeManagement.mayPutOutOfService(actor, cluster.boundaryId())) {
      throw new Forbidden(
          "A node is put out of service, and called back, by the ISSM of the boundary.");
    }
    return cluster;
  }

  private ZoneId zone(Cluster cluster) {
    return boundaries.policyOf(cluster.boundaryId()).zone();
  }

  private ModelAndView show(ModelAndView page, Cluster cluster, String hostname) {
    return page.addObject("cluster", cluster)
        .addObject("node", nodes.named(hostname, cluster.id(), clock.instant()))
        .addObject("zone", zone(cluster));
  }

  private static ModelAndView done(Cluster cluster, String sentence, RedirectAttributes after) {
    after.addFlashAttribute("done", sentence);
    return SeeOther.to("/clusters/" + cluster.id());
  }
}
