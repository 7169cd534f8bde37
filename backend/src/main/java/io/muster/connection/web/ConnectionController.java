package io.muster.connection.web;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.connection.ConnectionCheck;
import io.muster.connection.ConnectionCheck.NotReachable;
import io.muster.connection.ConnectionCheck.Reachable;
import io.muster.connection.ConnectionManagement;
import io.muster.connection.Identities;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The connection check. Its result is shown in the answer to the POST, because it is kept nowhere;
 * a reload checks again, which does no harm.
 */
@Controller
class ConnectionController {

  private final ConnectionManagement management;
  private final Identities identities;
  private final Clusters clusters;

  ConnectionController(ConnectionManagement management, Identities identities, Clusters clusters) {
    this.management = management;
    this.identities = identities;
    this.clusters = clusters;
  }

  @GetMapping("/clusters/{id}/connection")
  ModelAndView show(Actor actor, @PathVariable String id) {
    return page(actor, clusters.get(ClusterId.parse(id), actor.scope()), null);
  }

  @PostMapping("/clusters/{id}/connection")
  ModelAndView check(Actor actor, @PathVariable String id) {
    ConnectionCheck check = management.check(actor, ClusterId.parse(id));
    return page(actor, clusters.get(ClusterId.parse(id), actor.scope()), check);
  }

  private ModelAndView page(Actor actor, Cluster cluster, @Nullable ConnectionCheck check) {
    ModelAndView page =
        new ModelAndView("connection/check")
            .addObject("cluster", cluster)
            .addObject("mayCheck", !cluster.isRetired() && management.mayCheck(actor, cluster))
            .addObject("check", check)
            .addObject("pinned", identities.pinned(cluster.id(), actor.scope()).orElse(null))
            .addObject("change", identities.change(cluster.id(), actor.scope()).orElse(null));
    if (check != null) {
      switch (check.outcome()) {
        case Reachable reachable -> page.addObject("reachable", reachable);
        case NotReachable unreachable -> page.addObject("trouble", unreachable.trouble());
      }
    }
    return page;
  }
}
