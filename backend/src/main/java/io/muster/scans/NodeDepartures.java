package io.muster.scans;

import io.muster.inventory.NodeLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was seen on a node that left is seen no more. */
@Component
class NodeDepartures {

  private final Sightings sightings;

  NodeDepartures(Sightings sightings) {
    this.sightings = sightings;
  }

  @EventListener
  void onLeft(NodeLeft left) {
    sightings.endNode(left.cluster(), left.hostname(), left.at());
  }
}
