package io.muster.connection;

import java.util.List;

/**
 * How many nodes run what, by the labels that MKE puts on them. A node without labels runs Swarm.
 *
 * @param mixed both Swarm and Kubernetes, as MKE's managers always are
 */
public record Orchestrators(int swarm, int kubernetes, int mixed) {

  private static final String SWARM = "com.docker.ucp.orchestrator.swarm";
  private static final String KUBERNETES = "com.docker.ucp.orchestrator.kubernetes";

  /** Counts the nodes. */
  public static Orchestrators of(List<ListedNode> nodes) {
    int kubernetes = 0;
    int mixed = 0;
    for (ListedNode node : nodes) {
      boolean runsKubernetes = "true".equals(node.labels().get(KUBERNETES));
      boolean runsSwarm = "true".equals(node.labels().get(SWARM));
      mixed += runsKubernetes && runsSwarm ? 1 : 0;
      kubernetes += runsKubernetes && !runsSwarm ? 1 : 0;
    }
    return new Orchestrators(nodes.size() - kubernetes - mixed, kubernetes, mixed);
  }

  /** How many nodes there are. */
  public int nodes() {
    return swarm + kubernetes + mixed;
  }
}
