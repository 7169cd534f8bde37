package io.muster.inventory;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people say of nodes that no scan can say: that one left, or is out of service for a while.
 */
@Component
public class NodeManagement {

  /** How long a node may be out of service at the most. */
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final Role[] MAY_CONFIRM_LEFT = {Role.ISSO, Role.ISSM, Role.ADMINISTRATOR};

  private final Clusters clusters;
  private final RememberedNodes nodes;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NodeManagement(
      Clusters clusters,
      RememberedNodes nodes,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.clusters = clusters;
    this.nodes = nodes;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may confirm that nodes of the boundary's clusters left. */
  public static boolean mayConfirmLeft(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, MAY_CONFIRM_LEFT);
  }

  /** Whether the actor may put nodes of the boundary's clusters out of service. */
  public static boolean mayPutOutOfService(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, Role.ISSM);
  }

  /**
   * Confirms that a node which is no longer listed left for good. What was found there ends.
   *
   * @throws NotFound if there is no such cluster or node in the actor's scope
   * @throws Forbidden if the actor is not ISSO, ISSM or administrator of the boundary
   * @throws Conflict if the node did not vanish: a scan still lists it
   * @throws Invalid if there is no reason
   */
  @Transactional
  public void confirmLeft(Actor actor, ClusterId id, String hostname, String reason) {
    Cluster cluster = clusters.get(id, actor.scope());
    actor.require(cluster.boundaryId(), MAY_CONFIRM_LEFT);
    Instant at = clock.instant();
    RememberedNodes.Dated node = node(id, hostname, at);
    if (node.gap().filter(Gap.Kind.NODE_VANISHED.name()::equals).isEmpty()) {
      throw new Conflict(
          "The last scan still listed this node. Only one that vanished can have left.");
    }
    String why = required(reason);
    jdbc.sql(
            """
            insert into node_departure (cluster_id, hostname, at, confirmed_by, reason)
            values (:cluster, :hostname, :at, :by, :reason)
            """)
        .param("cluster", id.value())
        .param("hostname", hostname)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", actor.username())
        .param("reason", why)
        .update();
    nodes.close(id, hostname, at);
    events.publishEvent(new NodeLeft(id, cluster.boundaryId(), hostname, at, why, actor.who()));
  }

  /**
   * Puts a node out of service until an instant: what is unread there is no gap meanwhile; its open
   * findings stay.
   *
   * @throws NotFound if there is no such cluster or node in the actor's scope
   * @throws Forbidden if the actor is not ISSM of the boundary
   * @throws Invalid if there is no reason, or the end is not in the future or too far
   */
  @Transactional
  public void putOutOfService(
      Actor actor, ClusterId id, String hostname, Instant until, String reason) {
    Cluster cluster = clusters.get(id, actor.scope());
    actor.require(cluster.boundaryId(), Role.ISSM);
    Instant at = clock.instant();
    node(id, hostname, at);
    if (!until.isAfter(at) || until.isAfter(at.plus(LONGEST))) {
      throw new Invalid("until", "Enter a day after today and within a year.");
    }
    String why = required(reason);
    jdbc.sql(
            """
            insert into node_out_of_service (cluster_id, hostname, from_at, until_at, decided_by, reason)
            values (:cluster, :hostname, :at, :until, :by, :reason)
            """)
        .param("cluster", id.value())
        .param("hostname", hostname)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("by", actor.username())
        .param("reason", why)
        .update();
    events.publishEvent(
        new NodeOutOfService(id, cluster.boundaryId(), hostname, at, until, why, actor.who()));
  }

  private RememberedNodes.Dated node(ClusterId id, String hostname, Instant at) {
    return nodes.at(id, at).stream()
        .filter(d -> d.facts().hostname().equals(hostname))
        .findFirst()
        .orElseThrow(() -> new NotFound("The cluster has no such node."));
  }

  private static String required(String reason) {
    if (reason.isBlank()) {
      throw new Invalid("reason", "Say why, in a sentence.");
    }
    return reason.strip();
  }
}
