package io.muster.posture.web;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
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

  void show(ClusterId cluster, Scope scope, Model model) {
    model.addAttribute("watch", watches.of(cluster, scope).orElse(null));
    model.addAttribute("watchState", watches.state(cluster, scope).orElse(null));
  }
}
