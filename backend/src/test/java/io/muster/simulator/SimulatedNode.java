package io.muster.simulator;

import java.util.Set;

/**
 * A node of a simulated cluster.
 *
 * @param id the Swarm node id
 * @param hostname by which container names are prefixed
 * @param manager whether it is a manager, else a worker
 * @param availability {@code active}, {@code pause} or {@code drain}
 * @param alive whether its engine answers
 * @param orchestrators what runs its workloads
 */
public record SimulatedNode(
    String id,
    String hostname,
    boolean manager,
    String availability,
    boolean alive,
    Set<Orchestrator> orchestrators) {

  /** What can run workloads on a node. */
  public enum Orchestrator {
    SWARM,
    KUBERNETES
  }

  SimulatedNode alive(boolean now) {
    return new SimulatedNode(id, hostname, manager, availability, now, orchestrators);
  }

  SimulatedNode running(Set<Orchestrator> others) {
    return new SimulatedNode(id, hostname, manager, availability, alive, others);
  }

  SimulatedNode available(String word) {
    return new SimulatedNode(id, hostname, manager, word, alive, orchestrators);
  }
}
