package io.muster.connection;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.connection.ConnectionCheck.NotReachable;
import io.muster.connection.ConnectionCheck.Outcome;
import io.muster.connection.ConnectionCheck.Reachable;
import io.muster.credentials.Errand;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Checks the connection to a cluster when a person asks for it. */
@Service
public class ConnectionManagement {

  private static final Role[] MAY_CHECK = {Role.OPERATOR, Role.ISSO, Role.ADMINISTRATOR};

  private final ClusterLines lines;
  private final IdentityManagement identities;
  private final Clusters clusters;
  private final ApplicationEventPublisher events;
  private final TransactionOperations transactions;
  private final Clock clock;

  ConnectionManagement(
      ClusterLines lines,
      IdentityManagement identities,
      Clusters clusters,
      ApplicationEventPublisher events,
      TransactionOperations transactions,
      Clock clock) {
    this.lines = lines;
    this.identities = identities;
    this.clusters = clusters;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Connects, and says what answers or why nothing does. No transaction is open meanwhile. The
   * first good check pins the cluster's identity.
   *
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor is an operator, ISSO or administrator of the boundary
   * @throws Conflict if the cluster is retired
   */
  public ConnectionCheck check(Actor actor, ClusterId id) {
    Cluster cluster = toCheck(actor, id);
    if (cluster.isRetired()) {
      throw new Conflict("The cluster is retired; it is not connected to any more.");
    }
    Outcome outcome = look(actor, id);
    ConnectionCheck check = new ConnectionCheck(clock.instant(), outcome);
    transactions.executeWithoutResult(
        _ ->
            events.publishEvent(
                new ConnectionChecked(
                    id, cluster.boundaryId(), check.at(), result(outcome), actor.who())));
    return check;
  }

  private Cluster toCheck(Actor actor, ClusterId id) {
    Cluster cluster = clusters.get(id, actor.scope());
    actor.require(cluster.boundaryId(), MAY_CHECK);
    return cluster;
  }

  /** Whether the actor may check the cluster's connection. */
  public boolean mayCheck(Actor actor, Cluster cluster) {
    return actor.has(cluster.boundaryId(), MAY_CHECK);
  }

  private Outcome look(Actor actor, ClusterId id) {
    Answer<ClusterLine> opened =
        lines.open(id, Errand.of(Errand.Purpose.CONNECTION_CHECK, actor.who()));
    if (!(opened instanceof Answer.Read<ClusterLine>(ClusterLine line))) {
      return new NotReachable(Troubles.of(opened));
    }
    try (line) {
      Answer<EngineVersion> version = line.version();
      return version instanceof Answer.Read<EngineVersion>(EngineVersion read)
          ? reachable(actor, id, line, read, line.opening())
          : new NotReachable(Troubles.of(version));
    }
  }

  private Reachable reachable(
      Actor actor, ClusterId id, ClusterLine line, EngineVersion version, EngineInfo info) {
    Answer<List<ListedNode>> answer = line.nodes();
    List<ListedNode> nodes =
        answer instanceof Answer.Read<List<ListedNode>>(List<ListedNode> read) ? read : List.of();
    ObservedIdentity observed = ObservedIdentity.of(version, info, nodes, line.serverIssuer());
    return new Reachable(
        observed.kind(),
        observed.kind() == ClusterKind.MKE ? info.serverVersion() : version.version(),
        version.apiVersion(),
        Orchestrators.of(nodes),
        note(answer),
        line.latency(),
        line.serverIssuer(),
        line.serverNames(),
        identities.compare(actor, id, observed));
  }

  private static String note(Answer<List<ListedNode>> nodes) {
    return switch (nodes) {
      case Answer.Read<List<ListedNode>> _ -> "";
      case Answer.Gone<List<ListedNode>> _ -> "It has no Swarm.";
      case Answer.Refused<List<ListedNode>>(int status, String _)
          when status == 503 || status == 406 ->
          "It is not a Swarm manager, so it counts as one node.";
      case Answer.Refused<List<ListedNode>>(int status, String message) ->
          "The nodes were refused (" + status + (message.isEmpty() ? "" : ": " + message) + ").";
      case Answer.Failed<List<ListedNode>>(Trouble trouble) -> trouble.sentence();
    };
  }

  private static String result(Outcome outcome) {
    return switch (outcome) {
      case NotReachable(Trouble trouble) -> trouble.kind().name();
      case Reachable reachable ->
          switch (reachable.identity()) {
            case IdentityComparison.Same _ -> "REACHABLE";
            case IdentityComparison.Changed _ -> Trouble.Kind.IDENTITY_CHANGED.name();
          };
    };
  }
}
