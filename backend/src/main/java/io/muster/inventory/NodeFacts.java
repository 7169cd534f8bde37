package io.muster.inventory;

/**
 * A node of the cluster as {@code /nodes} shows it; on a plain engine without Swarm the engine
 * itself.
 *
 * @param id the Swarm node id, empty without Swarm
 * @param hostname its host name, which is also how its containers name it
 * @param worker whether it is a worker, not a manager
 * @param availability {@code active}, {@code pause} or {@code drain}
 * @param state {@code ready}, {@code down}, {@code unknown} or {@code disconnected}
 * @param swarm whether its orchestrator label says Swarm
 * @param kubernetes whether its orchestrator label says Kubernetes
 */
public record NodeFacts(
    String id,
    String hostname,
    boolean worker,
    String availability,
    String state,
    boolean swarm,
    boolean kubernetes) {

  /** Whether the node answers, so that its containers can be read. */
  public boolean ready() {
    return state.equals("ready");
  }
}
