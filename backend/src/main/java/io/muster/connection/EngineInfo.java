package io.muster.connection;

/**
 * What {@code GET /info} says.
 *
 * @param id stable per cluster on MKE, per engine on a plain engine
 * @param name the engine's host name
 * @param serverVersion the version; {@code ucp/x.y.z} on MKE
 * @param containers how many containers there are, in any state, that the bundle's user may not all
 *     see
 * @param swarmNodeId the local Swarm node's id, empty without Swarm
 * @param swarmManager whether the answering node manages a Swarm
 */
public record EngineInfo(
    String id,
    String name,
    String serverVersion,
    int containers,
    String swarmNodeId,
    boolean swarmManager) {}
