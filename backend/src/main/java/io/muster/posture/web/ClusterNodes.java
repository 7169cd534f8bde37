package io.muster.posture.web;

import io.muster.inventory.RememberedNodes;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The nodes of a cluster that the viewer may see. */
@Component
class ClusterNodes {

  private final RememberedNodes nodes;

  ClusterNodes(RememberedNodes nodes) {
    this.nodes = nodes;
  }

  /** By host name. */
  List<NodeRow> of(ClusterId cluster, Instant now) {
    Set<String> outOfService = nodes.known(cluster, now).outOfService();
    return nodes.at(cluster, now).stream().map(n -> NodeRow.of(n, outOfService)).toList();
  }

  /**
   * One of them.
   *
   * @throws NotFound if the cluster has no node of that host name
   */
  NodeRow named(String hostname, ClusterId cluster, Instant now) {
    return of(cluster, now).stream()
        .filter(n -> n.facts().hostname().equals(hostname))
        .findFirst()
        .orElseThrow(() -> new NotFound("The cluster has no such node."));
  }
}
