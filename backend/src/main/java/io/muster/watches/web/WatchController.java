package io.muster.watches.web;

import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.ui.SeeOther;
import io.muster.watches.WatchManagement;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Begins and ends the watch of a cluster; how it goes stands on the cluster's page. */
@Controller
class WatchController {

  private final WatchManagement management;

  WatchController(WatchManagement management) {
    this.management = management;
  }

  @PostMapping("/clusters/{id}/watch")
  ModelAndView begin(Actor actor, @PathVariable String id, RedirectAttributes after) {
    ClusterId cluster = ClusterId.parse(id);
    management.begin(actor, cluster);
    after.addFlashAttribute("done", "The cluster is watched from now on.");
    return SeeOther.to("/clusters/" + cluster + "#h-watch");
  }

  @PostMapping("/clusters/{id}/watch/end")
  ModelAndView end(Actor actor, @PathVariable String id, RedirectAttributes after) {
    ClusterId cluster = ClusterId.parse(id);
    management.end(actor, cluster);
    after.addFlashAttribute("done", "The cluster is not watched any more.");
    return SeeOther.to("/clusters/" + cluster + "#h-watch");
  }
}
