package io.muster.posture.web;

import io.muster.clusters.Cluster;
import io.muster.identity.Scope;
import io.muster.watches.Watches;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Whether a cluster is watched, and how that goes. */
@Component("watchOfACluster")
class Watched {

  private final Watches watches;

  Watched(Watches watches) {
    this.watches = watches;
  }

  void show(Cluster cluster, Scope scope, Model model) {
    model.addAttribute("watch", watches.of(cluster.id(), scope).orElse(null));
    model.addAttribute("watchState", watches.state(cluster.id(), scope).orElse(null));
  }
}
