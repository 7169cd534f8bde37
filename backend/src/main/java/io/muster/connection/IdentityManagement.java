package io.muster.connection;

import io.muster.clusters.ChangeEvent;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.clusters.IdentityPart;
import io.muster.clusters.Proposal;
import io.muster.clusters.ProposalManagement;
import io.muster.clusters.ProposedChange;
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
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows clusters again, and stops when another one answers in a cluster's place. */
@Service
@Transactional
public class IdentityManagement {

  private static final Role[] MAY_PROPOSE = {
    Role.OPERATOR, Role.ISSO, Role.ISSM, Role.ADMINISTRATOR
  };
  private static final List<String> BACK =
      List.of("The pinned identity answers again, after another one had answered.");

  private final Identities identities;
  private final Clusters clusters;
  private final ProposalManagement proposals;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  IdentityManagement(
      Identities identities,
      Clusters clusters,
      ProposalManagement proposals,
      ApplicationEventPublisher events,
      Clock clock) {
    this.identities = identities;
    this.clusters = clusters;
    this.proposals = proposals;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Compares what answers with what is pinned. The first time pins it. Once another identity was
   * seen, the cluster counts as changed until a person confirms, even if the pinned one answers
   * again.
   *
   * <p>A cluster that is known again needs no lock and writes nothing: the ordinary case.
   *
   * @param actor for whom the line is open
   * @throws NotFound if the cluster does not exist for the actor
   */
  public IdentityComparison compare(Actor actor, ClusterId id, ObservedIdentity observed) {
    return knownAgain(actor, id, observed)
        .<IdentityComparison>map(IdentityComparison.Same::new)
        .orElseGet(() -> compareInTurn(actor, id, observed));
  }

  /**
   * Whether what answers is without a question what is pinned, with no node that is not known: the
   * ordinary case, in which {@link #compare} would write nothing.
   *
   * @param actor for whom the line is open
   */
  @Transactional(readOnly = true)
  public boolean isKnownAgain(Actor actor, ClusterId id, ObservedIdentity observed) {
    return knownAgain(actor, id, observed).isPresent();
  }

  private Optional<PinnedIdentity> knownAgain(
      Actor actor, ClusterId id, ObservedIdentity observed) {
    return identities
        .unquestioned(id, actor.scope())
        .filter(known -> sameWithKnownNodes(observed, known));
  }

  private static boolean sameWithKnownNodes(ObservedIdentity observed, PinnedIdentity known) {
    return observed.differencesFrom(known.identity()).isEmpty()
        && known.identity().nodeIds().containsAll(observed.nodeIds());
  }

  /** Where something may have to be written: no second comparison runs beside it. */
  private IdentityComparison compareInTurn(Actor actor, ClusterId id, ObservedIdentity observed) {
    Cluster cluster = clusters.lock(id, actor.scope());
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
    if (!sameWithKnownNodes(observed, pinned)) {
      return pin(actor, cluster, observed.withNodesOf(pinned.identity()), How.NODES_JOINED);
    }
    return new IdentityComparison.Same(pinned);
  }

  /**
   * Proposes a changed identity as the cluster's: it is pinned when an ISSM who is another person
   * confirms that.
   *
   * @param change the change that the person saw
   * @throws Invalid without a reason
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor is an operator, ISSO, ISSM or administrator of the boundary
   * @throws Conflict if that change is not open any more
   */
  public ProposedChange proposeIdentity(Actor actor, ClusterId id, UUID change, String reason) {
    toPropose(actor, id);
    Cluster cluster = clusters.lock(id, actor.scope());
    identities.lock(id);
    IdentityChange open = open(id, change);
    String was = identities.pinned(id).map(p -> words(p.identity())).orElse("nothing");
    return proposals.propose(
        actor,
        cluster,
        new Proposal(IdentityPart.PINNED_IDENTITY, was, words(open.observed()), change.toString()),
        reason);
  }

  /** Pins what was confirmed. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ChangeEvent.Confirmed confirmed) {
    ProposedChange proposed = confirmed.change();
    if (proposed.part() != IdentityPart.PINNED_IDENTITY) {
      return;
    }
    ClusterId id = proposed.cluster();
    identities.lock(id);
    IdentityChange open = open(id, UUID.fromString(proposed.content()));
    Instant at = identities.settle(id, clock.instant());
    Actor actor = confirmed.actor();
    identities.pin(
        id,
        new PinnedIdentity(
            open.observed(), at, How.CONFIRMED, actor.username(), proposed.reason()));
    events.publishEvent(
        new IdentityConfirmed(
            id, confirmed.boundary(), at, open.differences(), proposed.reason(), actor.who()));
  }

  private IdentityChange open(ClusterId id, UUID change) {
    IdentityChange open =
        identities
            .change(id)
            .orElseThrow(() -> new Conflict("The cluster's identity is not in question."));
    if (!open.id().equals(change)) {
      throw new Conflict(
          "Yet another identity has answered meanwhile: look at the difference again.");
    }
    return open;
  }

  private static String words(ObservedIdentity identity) {
    return "%s %s, server certificate issued by %s, %d nodes"
        .formatted(
            identity.kind().title(),
            identity.engineId(),
            identity.serverIssuer(),
            identity.nodeIds().size());
  }

  /**
   * The cluster, for one who may propose another identity of it.
   *
   * @throws NotFound if the cluster does not exist for the actor
   * @throws Forbidden unless the actor is an operator, ISSO, ISSM or administrator of the boundary
   */
  @Transactional(readOnly = true)
  public Cluster toPropose(Actor actor, ClusterId id) {
    Cluster cluster = clusters.get(id, actor.scope());
    actor.require(cluster.boundaryId(), MAY_PROPOSE);
    return cluster;
  }

  /** Whether the actor may propose a changed identity of the cluster. */
  public static boolean mayPropose(Actor actor, Cluster cluster) {
    return actor.has(cluster.boundaryId(), MAY_PROPOSE);
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
    proposals.overtake(actor, cluster, IdentityPart.PINNED_IDENTITY);
    IdentityChange change = identities.note(cluster.id(), observed, clock.instant(), differences);
    events.publishEvent(
        new IdentityChanged(
            cluster.id(), cluster.boundaryId(), change.from(), differences, actor.who()));
    return change;
  }
}
