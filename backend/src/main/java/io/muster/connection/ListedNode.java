package io.muster.connection;

import java.util.Map;

/**
 * A node as {@code GET /nodes} lists it.
 *
 * @param id the Swarm node id
 * @param hostname its host name, by which MKE prefixes container names
 * @param role {@code manager} or {@code worker}
 * @param availability {@code active}, {@code pause} or {@code drain}
 * @param state {@code ready}, {@code down}, {@code unknown} or {@code disconnected}
 * @param labels {@code Spec.Labels}, among them MKE's orchestrator labels
 */
public record ListedNode(
    String id,
    String hostname,
    String role,
    String availability,
    String state,
    Map<String, String> labels) {}
