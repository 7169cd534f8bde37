package io.muster.connection;

import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.connection.PinnedIdentity.How;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows clusters again, and stops when another one answers in a cluster's place. */
@Service
@Transactional
public class IdentityManagement {

  private static final Role[] MAY_CONFIRM = {Role.ISSO, Role.ISSM, Role.ADMINISTRATOR};
  private static final int LONGEST_REASON = 1000;
  private static final List<String> BACK =
      List.of("The pinned identity answers again, after another one had answered.");

  private final Identities identities;
  private final Clusters clusters;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  IdentityManagement(
      Identities identities, Clusters clusters, ApplicationEventPublisher events, Clock clock) {
    this.identities = identities;
    this.clusters = clusters;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Compares what answers with what is pinned. The first time pins it. Once another identity was
   * seen, the cluster counts as changed until a person confirms, even if the pinned one answers
   * again.
   *
   * @param actor for whom the line is open
   * @throws NotFound if the cluster does not exist for the actor
   */
  public IdentityComparison compare(Actor actor, ClusterId id, ObservedIdentity observed) {
    Cluster cluster = clusters.get(id, actor.scope());
    identities.lock(id);
    PinnedIdentity pinned = identities.pinned(id).orElse(null);
    if (pinned == null) {
      return pin(actor, cluster, observed, How.FIRST_CONNECTION);
    }
    List<String> differences = observed.differencesFrom(pinned.identity());
    IdentityChange open = identities.change(id).orElse(null);
    if (open != null) {
      return new IdentityComparison.Changed(
          observed.differencesFrom(open.observed()).isEmpty()
              ? open
              : note(actor, cluster, observed, differences.isEmpty() ? BACK : differences));
    }
    if (!differences.isEmpty()) {
      return new IdentityComparison.Changed(note(actor, cluster, observed, differences));
    }
    if (!pinned.identity().nodeIds().containsAll(observed.nodeIds())) {
      return pin(actor, cluster, observed.withNodesOf(pinned.identity()), How.NODES_JOINED);
    }
    return new IdentityComparison.Same(pinned);
  }

  /**
   * Accepts a changed identity as the cluster's from now on.
   *
   * @param change the change that the person saw
   * @throws Invalid without a reason
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor is an ISSO, ISSM or administrator of the boundary
   * @throws Conflict if that change is not open any more
   */
  public PinnedIdentity confirmIdentity(Actor actor, ClusterId id, UUID change, String reason) {
    Cluster cluster = toConfirm(actor, id);
    String why = checked(reason);
    identities.lock(id);
    IdentityChange open =
        identities
            .change(id)
            .orElseThrow(() -> new Conflict("The cluster's identity is not in question."));
    if (!open.id().equals(change)) {
      throw new Conflict(
          "Yet another identity has answered meanwhile: look at the difference again.");
    }
    Instant at = identities.settle(id, clock.instant());
    PinnedIdentity confirmed =
        new PinnedIdentity(open.observed(), at, How.CONFIRMED, actor.username(), why);
    identities.pin(id, confirmed);
    events.publishEvent(
        new IdentityConfirmed(id, cluster.boundaryId(), at, open.differences(), why, actor.who()));
    return confirmed;
  }

  /**
   * The cluster, for one who may confirm its identity.
   *
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor is an ISSO, ISSM or administrator of the boundary
   */
  @Transactional(readOnly = true)
  public Cluster toConfirm(Actor actor, ClusterId id) {
    Cluster cluster = clusters.get(id, actor.scope());
    actor.require(cluster.boundaryId(), MAY_CONFIRM);
    return cluster;
  }

  /** Whether the actor may confirm a changed identity of the cluster. */
  @Transactional(readOnly = true)
  public boolean mayConfirm(Actor actor, Cluster cluster) {
    return actor.has(cluster.boundaryId(), MAY_CONFIRM);
  }

  private IdentityComparison pin(Actor actor, Cluster cluster, ObservedIdentity observed, How how) {
    Instant at = clock.instant();
    PinnedIdentity pinned = new PinnedIdentity(observed, at, how, actor.username(), null);
    identities.pin(cluster.id(), pinned);
    events.publishEvent(
        new IdentityPinned(cluster.id(), cluster.boundaryId(), at, how, observed, actor.who()));
    return new IdentityComparison.Same(pinned);
  }

  private IdentityChange note(
      Actor actor, Cluster cluster, ObservedIdentity observed, List<String> differences) {
    IdentityChange change = identities.note(cluster.id(), observed, clock.instant(), differences);
    events.publishEvent(
        new IdentityChanged(
            cluster.id(), cluster.boundaryId(), change.from(), differences, actor.who()));
    return change;
  }

  private static String checked(String typed) {
    String reason = typed.strip();
    if (reason.isEmpty()) {
      throw new Invalid("reason", "Say why the changed identity is right.");
    }
    if (reason.length() > LONGEST_REASON) {
      throw new Invalid("reason", "The reason is longer than " + LONGEST_REASON + " characters.");
    }
    return reason;
  }
}
