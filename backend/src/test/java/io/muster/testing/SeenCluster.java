package io.muster.testing;

import io.muster.connection.ClusterKind;
import io.muster.inventory.Completeness;
import io.muster.inventory.Gap;
import io.muster.inventory.Inventory;
import io.muster.inventory.NodeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An inventory, said in a sentence: {@code anMke().worker("w1", true,
 * false).with(container("web"))}.
 */
public final class SeenCluster {

  public static final String ID = "UCP-1";

  private final ClusterKind kind;
  private final List<NodeFacts> nodes = new ArrayList<>();
  private final List<SeenContainer> containers = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  private SeenCluster(ClusterKind kind) {
    this.kind = kind;
  }

  public static SeenCluster anMke() {
    return new SeenCluster(ClusterKind.MKE);
  }

  /** A stand-alone engine on the host harbor. */
  public static SeenCluster anEngine() {
    return new SeenCluster(ClusterKind.ENGINE)
        .node(new NodeFacts("", "harbor", true, "active", "ready", true, false));
  }

  public SeenCluster node(NodeFacts node) {
    nodes.add(node);
    return this;
  }

  public SeenCluster manager(String hostname) {
    return node(new NodeFacts("id-" + hostname, hostname, false, "active", "ready", true, true));
  }

  public SeenCluster worker(String hostname, boolean swarm, boolean kubernetes) {
    return node(
        new NodeFacts("id-" + hostname, hostname, true, "active", "ready", swarm, kubernetes));
  }

  public SeenCluster with(SeenContainer... more) {
    containers.addAll(List.of(more));
    return this;
  }

  public SeenCluster missing(Gap gap) {
    gaps.add(gap);
    return this;
  }

  public Inventory inventory() {
    return new Inventory(
        kind,
        ID,
        kind == ClusterKind.MKE ? "ucp/3.8.1" : "20.10.24",
        nodes,
        containers.stream().map(SeenContainer::sighting).toList(),
        gaps,
        List.of(),
        Set.of(),
        new Completeness(containers.size(), containers.size(), containers.size(), 1, 0),
        List.of(),
        List.of());
  }
}
