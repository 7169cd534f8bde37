package io.muster.posture.web;

import io.muster.identity.Scope;
import io.muster.inventory.OutOfService;
import io.muster.inventory.OutOfServicePeriods;
import io.muster.inventory.RememberedNodes;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The nodes of a cluster that the viewer may see. */
@Component
class ClusterNodes {

  private final RememberedNodes nodes;
  private final OutOfServicePeriods periods;

  ClusterNodes(RememberedNodes nodes, OutOfServicePeriods periods) {
    this.nodes = nodes;
    this.periods = periods;
  }

  /** By host name. */
  List<NodeRow> of(ClusterId cluster, Instant now) {
    List<OutOfService> decided = periods.decidedAt(cluster, now, Scope.EVERYTHING);
    return nodes.at(cluster, now).stream().map(n -> NodeRow.of(n, decided, now)).toList();
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
