package io.muster.connection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * By what a cluster is known again.
 *
 * @param kind MKE or a plain engine
 * @param engineId {@code info.ID}: stable per cluster on MKE, per engine on a plain engine
 * @param serverIssuer who issued the server's certificate, RFC 2253
 * @param nodeIds the ids of its nodes; empty if it has no Swarm or does not let the bundle list
 *     them
 */
public record ObservedIdentity(
    ClusterKind kind, String engineId, String serverIssuer, Set<String> nodeIds) {

  public ObservedIdentity {
    nodeIds = Collections.unmodifiableSet(new TreeSet<>(nodeIds));
  }

  /**
   * What a line showed.
   *
   * @param nodes the nodes, or nothing if they could not be read
   */
  public static ObservedIdentity of(
      EngineVersion version, EngineInfo info, List<ListedNode> nodes, String serverIssuer) {
    return new ObservedIdentity(
        version.isMke() || info.serverVersion().startsWith("ucp/")
            ? ClusterKind.MKE
            : ClusterKind.ENGINE,
        info.id(),
        serverIssuer,
        nodes.stream().map(ListedNode::id).collect(Collectors.toSet()));
  }

  /**
   * What differs from another identity so that it cannot be the same cluster, a sentence each;
   * empty if it can. Nodes come and go, so they differ only when none is left of those known.
   *
   * @param known the identity of before
   */
  public List<String> differencesFrom(ObservedIdentity known) {
    List<String> differences = new ArrayList<>();
    if (kind != known.kind) {
      differences.add("It was " + known.kind.title() + " and is now " + kind.title() + ".");
    }
    if (!engineId.equals(known.engineId)) {
      differences.add("Its id was " + known.engineId + " and is now " + engineId + ".");
    }
    if (!serverIssuer.equals(known.serverIssuer)) {
      differences.add(
          "Its server certificate was issued by "
              + known.serverIssuer
              + " and is now issued by "
              + serverIssuer
              + ".");
    }
    if (!nodeIds.isEmpty()
        && !known.nodeIds.isEmpty()
        && Collections.disjoint(nodeIds, known.nodeIds)) {
      differences.add("None of its " + known.nodeIds.size() + " known nodes is there any more.");
    }
    return List.copyOf(differences);
  }

  /** The same with the nodes of both. */
  ObservedIdentity withNodesOf(ObservedIdentity other) {
    Set<String> both = new TreeSet<>(nodeIds);
    both.addAll(other.nodeIds);
    return new ObservedIdentity(kind, engineId, serverIssuer, both);
  }
}
