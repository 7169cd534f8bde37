package io.muster.inventory;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.clusters.Turns;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.identity.Scope;
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
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
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
  private final OutOfServicePeriods periods;
  private final Turns turns;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NodeManagement(
      Clusters clusters,
      RememberedNodes nodes,
      OutOfServicePeriods periods,
      Turns turns,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.clusters = clusters;
    this.nodes = nodes;
    this.periods = periods;
    this.turns = turns;
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
    // A scan that is being recorded may list the node again: it goes first, or comes after.
    Instant at = turns.take(id, clock.instant());
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
   * Puts a node out of service for a time: what is unread there is no gap meanwhile; its open
   * findings stay.
   *
   * @param from the first instant, or null for at once
   * @param until the instant after the last
   * @throws NotFound if there is no such cluster or node in the actor's scope
   * @throws Forbidden if the actor is not ISSM of the boundary
   * @throws Invalid if there is no reason, or the time is not in the future, or ends too late
   */
  @Transactional
  public void putOutOfService(
      Actor actor,
      ClusterId id,
      String hostname,
      @Nullable Instant from,
      Instant until,
      String reason) {
    Cluster cluster = clusters.get(id, actor.scope());
    actor.require(cluster.boundaryId(), Role.ISSM);
    Instant at = turns.take(id, clock.instant());
    node(id, hostname, at);
    Instant begin = from == null ? at : from;
    if (begin.isBefore(at)) {
      throw new Invalid("from", "Enter a day after today, or leave it empty for at once.");
    }
    if (!until.isAfter(begin) || until.isAfter(at.plus(LONGEST))) {
      throw new Invalid("until", "Enter a day that is not before the first, and within a year.");
    }
    String why = required(reason);
    OutOfService period = new OutOfService(hostname, begin, until);
    periods.add(id, period, at, actor.username(), why);
    events.publishEvent(
        new NodeOutOfService(id, cluster.boundaryId(), period, at, why, actor.who()));
  }

  /**
   * Calls a node back into service before its time out of service ends, or before it begins. What
   * was is not touched: from then on what is unread there counts again.
   *
   * @param from the first instant in service again, or null for at once
   * @throws NotFound if there is no such cluster in the actor's scope
   * @throws Forbidden if the actor is not ISSM of the boundary
   * @throws Conflict if the node is not out of service, nor will be
   * @throws Invalid if there is no reason, or the instant is past or changes nothing
   */
  @Transactional
  public void callBack(
      Actor actor, ClusterId id, String hostname, @Nullable Instant from, String reason) {
    Cluster cluster = clusters.get(id, actor.scope());
    actor.require(cluster.boundaryId(), Role.ISSM);
    Instant at = turns.take(id, clock.instant());
    Instant last =
        periods.decidedAt(id, at, Scope.EVERYTHING).stream()
            .filter(p -> p.hostname().equals(hostname) && p.until().isAfter(at))
            .map(OutOfService::until)
            .max(Comparator.naturalOrder())
            .orElseThrow(() -> new Conflict("The node is not out of service."));
    Instant begin = from == null ? at : from;
    if (begin.isBefore(at) || !begin.isBefore(last)) {
      throw new Invalid(
          "last", "Enter a day from today on, before the last one out of service as it stands.");
    }
    String why = required(reason);
    periods.callBack(id, hostname, begin, at, actor.username(), why);
    events.publishEvent(
        new NodeCalledBack(id, cluster.boundaryId(), hostname, at, begin, why, actor.who()));
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
