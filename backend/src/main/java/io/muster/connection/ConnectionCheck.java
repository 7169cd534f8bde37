package io.muster.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of checking the connection to a cluster.
 *
 * @param at when it was checked
 */
public record ConnectionCheck(Instant at, Outcome outcome) {

  /** Whether the cluster answered, or what kept it from it. */
  public sealed interface Outcome {}

  /**
   * It answered.
   *
   * @param kind MKE or a plain engine
   * @param version the server's version; {@code ucp/x.y.z} on MKE
   * @param apiVersion the newest API version it speaks
   * @param orchestrators by how many nodes
   * @param nodesNote why no node is listed, empty if some are
   * @param latency of the handshake and the first answer
   * @param serverIssuer who issued the server's certificate, RFC 2253
   * @param serverNames what the server's certificate is for
   * @param identity whether it is the cluster that answered before
   */
  public record Reachable(
      ClusterKind kind,
      String version,
      String apiVersion,
      Orchestrators orchestrators,
      String nodesNote,
      Duration latency,
      String serverIssuer,
      List<String> serverNames,
      IdentityComparison identity)
      implements Outcome {}

  /** It did not. */
  public record NotReachable(Trouble trouble) implements Outcome {}

  /** Whether all is well: it answered, and is the cluster that answered before. */
  public boolean isGood() {
    return outcome instanceof Reachable reachable
        && reachable.identity() instanceof IdentityComparison.Same;
  }
}
