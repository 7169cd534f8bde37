package io.muster.simulator;

import io.muster.simulator.SimulatedNode.Orchestrator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The nodes of one cluster. */
final class Nodes {

  private final String cluster;
  private final Map<String, SimulatedNode> byHostname = new LinkedHashMap<>();

  Nodes(String cluster) {
    this.cluster = cluster;
  }

  synchronized void add(String hostname, boolean manager, Set<Orchestrator> orchestrators) {
    String id = idOf(hostname);
    byHostname.put(
        hostname, new SimulatedNode(id, hostname, manager, "active", true, orchestrators));
  }

  synchronized void change(String hostname, UnaryOperator<SimulatedNode> change) {
    byHostname.put(hostname, change.apply(get(hostname)));
  }

  synchronized void remove(String hostname) {
    byHostname.remove(hostname);
  }

  synchronized SimulatedNode get(String hostname) {
    SimulatedNode node = byHostname.get(hostname);
    if (node == null) {
      throw new NoSuchElementException("no node " + hostname);
    }
    return node;
  }

  synchronized boolean isDead(String hostname) {
    SimulatedNode node = byHostname.get(hostname);
    return node != null && !node.alive();
  }

  synchronized List<SimulatedNode> all() {
    return List.copyOf(byHostname.values());
  }

  String idOf(String hostname) {
    return Ids.swarm(cluster + "/" + hostname);
  }

  /** Where a container runs for which no node is said: the first worker, else the first node. */
  SimulatedNode preferred() {
    List<SimulatedNode> all = all();
    return all.stream()
        .filter(node -> !node.manager())
        .findFirst()
        .or(() -> all.stream().findFirst())
        .orElseThrow(() -> new NoSuchElementException("a cluster without nodes runs nothing"));
  }
}
