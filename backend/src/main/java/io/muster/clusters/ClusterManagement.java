package io.muster.clusters;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Destinations;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do to clusters. */
@Service
@Transactional
public class ClusterManagement {

  private static final Role[] MAY_EDIT = {Role.OPERATOR, Role.ISSO, Role.ADMINISTRATOR};
  private static final Role[] MAY_RETIRE = {Role.ISSM};

  private final Clusters clusters;
  private final Boundaries boundaries;
  private final ProposalManagement proposals;
  private final Destinations destinations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClusterManagement(
      Clusters clusters,
      Boundaries boundaries,
      ProposalManagement proposals,
      Destinations destinations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.proposals = proposals;
    this.destinations = destinations;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may register and edit clusters in the boundary. */
  public static boolean mayEdit(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, MAY_EDIT);
  }

  /** Whether the actor may retire clusters in the boundary. */
  public static boolean mayRetire(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, MAY_RETIRE);
  }

  /**
   * The cluster, for one who means to edit it.
   *
   * @throws RuntimeException as {@link #edit}
   */
  @Transactional(readOnly = true)
  public Cluster toEdit(Actor actor, ClusterId id) {
    return inUse(actor, clusters.get(id, actor.scope()), MAY_EDIT);
  }

  /**
   * The cluster, for one who means to retire it.
   *
   * @throws RuntimeException as {@link #retire}
   */
  @Transactional(readOnly = true)
  public Cluster toRetire(Actor actor, ClusterId id) {
    return inUse(actor, clusters.get(id, actor.scope()), MAY_RETIRE);
  }

  /**
   * Adds a cluster to the fleet.
   *
   * @throws Invalid if a field breaks its rule, or the name is taken in the boundary
   * @throws NotFound if the boundary does not exist for the actor
   * @throws Forbidden unless the actor is an operator, ISSO or administrator of the boundary
   */
  public Cluster register(Actor actor, ClusterDetails typed) {
    requireBoundary(actor, typed.boundary());
    ClusterDetails details = ClusterRules.checked(typed);
    requireAllowed(details.endpoint());
    Cluster cluster = new Cluster(details, actor.username(), clock.instant());
    clusters.add(cluster);
    flushNameOf(details);
    events.publishEvent(ClusterRegistered.of(cluster, actor.who()));
    return cluster;
  }

  /**
   * Changes what is said about a cluster, from now on, whatever was said before.
   *
   * @throws RuntimeException as {@link #edit(Actor, ClusterId, ClusterDetails, UUID, String)}
   */
  public Cluster edit(Actor actor, ClusterId id, ClusterDetails typed) {
    return edit(actor, id, typed, null, "").cluster();
  }

  /**
   * Changes what is said about a cluster, from now on. Moving it to another boundary needs the role
   * in both. Another endpoint or other trust anchors of a cluster that is known already wait for a
   * second person ({@link ProposalManagement}); the rest holds at once.
   *
   * @param base the {@link Cluster#version() version} that was edited, or null if the actor does
   *     not bind themselves
   * @param reason why endpoint or trust anchors are to be others; may be empty if they are not
   * @throws Invalid if a field breaks its rule, the name is taken in the boundary, or the reason is
   *     missing where one is needed
   * @throws NotFound if the cluster or the boundary does not exist for the actor
   * @throws Forbidden unless the actor is an operator, ISSO or administrator of both boundaries
   * @throws SavedMeanwhile if it would undo what somebody saved since {@code base}
   * @throws Conflict if the cluster is retired
   */
  public Edited edit(
      Actor actor, ClusterId id, ClusterDetails typed, @Nullable UUID base, String reason) {
    Cluster cluster = inUse(actor, clusters.lock(id, actor.scope()), MAY_EDIT);
    requireBoundary(actor, typed.boundary());
    ClusterDetails before = cluster.details();
    ClusterDetails asked = ClusterRules.checked(typed);
    if (asked.equals(before)) {
      return new Edited(cluster, List.of());
    }
    if (!asked.endpoint().equals(before.endpoint())) {
      requireAllowed(asked.endpoint());
    }
    refuseToUndo(actor, cluster, asked, base);
    List<ProposedChange> waiting = propose(actor, cluster, asked, reason);
    ClusterDetails after =
        waiting.isEmpty()
            ? asked
            : asked.withEndpoint(before.endpoint()).withTrustAnchors(before.trustAnchors());
    if (after.equals(before)) {
      return new Edited(cluster, waiting);
    }
    Instant at = cluster.close(clock.instant());
    clusters.flush();
    cluster.open(after, actor.username(), at);
    flushNameOf(after);
    events.publishEvent(new ClusterEdited(cluster.id(), before, after, at, actor.who()));
    return new Edited(cluster, waiting);
  }

  /**
   * Takes a cluster out of the fleet. Its history stays; its name is free again.
   *
   * @throws Invalid without a reason
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor is an ISSM of the boundary
   * @throws Conflict if it is retired already
   */
  public Cluster retire(Actor actor, ClusterId id, String reason) {
    Cluster cluster = inUse(actor, clusters.lock(id, actor.scope()), MAY_RETIRE);
    String why = ClusterRules.reason(reason);
    ClusterDetails last = cluster.details();
    Instant at = cluster.close(clock.instant());
    clusters.flush();
    cluster.retire(last, why, actor.username(), at);
    clusters.flush();
    proposals.dropAll(actor, cluster, at);
    events.publishEvent(new ClusterRetired(id, last.name(), last.boundary(), at, why, actor.who()));
    return cluster;
  }

  /** Proposes what of the details asked for has to wait; nothing while the cluster is unknown. */
  private List<ProposedChange> propose(
      Actor actor, Cluster cluster, ClusterDetails asked, String reason) {
    List<Proposal> wanted = ReachChange.between(cluster.details(), asked);
    return wanted.isEmpty() || !proposals.needsConfirmation(cluster.id())
        ? List.of()
        : wanted.stream().map(w -> proposals.propose(actor, cluster, w, reason)).toList();
  }

  private void refuseToUndo(
      Actor actor, Cluster cluster, ClusterDetails yours, @Nullable UUID base) {
    if (base == null || base.equals(cluster.version())) {
      return;
    }
    ClusterDetails then =
        clusters.detailsIn(base, cluster).orElseThrow(SavedMeanwhile::noSuchVersion);
    ClusterVersion now = cluster.current();
    SavedMeanwhile.refuse(
        said(then, actor),
        said(now.details(), actor),
        said(yours, actor),
        now.madeBy(),
        now.from());
  }

  /** With the boundary's name, where the actor may know it. */
  private List<Said> said(ClusterDetails details, Actor actor) {
    return Said.of(details).stream()
        .map(
            s ->
                s.field().equals("boundary")
                    ? boundaries
                        .find(details.boundary(), actor.scope())
                        .map(b -> s.withValue(b.name()))
                        .orElse(s)
                    : s)
        .toList();
  }

  private void requireBoundary(Actor actor, BoundaryId boundary) {
    boundaries.get(boundary, actor.scope());
    actor.require(boundary, MAY_EDIT);
  }

  private static Cluster inUse(Actor actor, Cluster cluster, Role... roles) {
    actor.require(cluster.boundaryId(), roles);
    if (cluster.isRetired()) {
      throw new Conflict("The cluster is retired; it changes no more.");
    }
    return cluster;
  }

  private void flushNameOf(ClusterDetails details) {
    try {
      clusters.flush();
    } catch (DataIntegrityViolationException refused) {
      throw Taken.nameOr(
          refused,
          "cluster_name_unique",
          "There is a cluster named " + details.name() + " in this boundary already.");
    }
  }

  private void requireAllowed(String endpoint) {
    if (!endpoint.isEmpty() && destinations.rulesOut(URI.create(endpoint).getHost())) {
      throw new RefusedEndpoint(
          "This portal does not connect there: whoever runs it says where it may"
              + " (muster.endpoints.allowed).");
    }
  }
}
