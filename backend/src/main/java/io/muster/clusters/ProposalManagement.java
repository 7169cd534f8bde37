package io.muster.clusters;

import io.muster.clusters.ConfirmationRules.Act;
import io.muster.clusters.ProposedChange.Ending;
import io.muster.clusters.ProposedChange.Outcome;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.shared.ChangeId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a cluster is reached and known by changes when two persons agree. A proposal replaces the
 * one that waits for the same part. All of it happens under the cluster's lock, so of two who act
 * at once the second finds that it no longer waits.
 */
@Service
@Transactional
public class ProposalManagement {

  private static final int LONGEST = 1000;

  private final Clusters clusters;
  private final ProposedChanges changes;
  private final ConfirmationRules rules;
  private final List<Established> known;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ProposalManagement(
      Clusters clusters,
      ProposedChanges changes,
      ConfirmationRules rules,
      List<Established> known,
      ApplicationEventPublisher events,
      Clock clock) {
    this.clusters = clusters;
    this.changes = changes;
    this.rules = rules;
    this.known = known;
    this.events = events;
    this.clock = clock;
  }

  /** Whether a change of the cluster's identity needs a second person: from its first bundle on. */
  @Transactional(readOnly = true)
  public boolean needsConfirmation(ClusterId cluster) {
    return known.stream().anyMatch(k -> k.isEstablished(cluster));
  }

  /**
   * Notes what somebody proposes, in the transaction of whoever calls and holds the cluster's lock.
   * Who asks for what waits already changes nothing.
   *
   * @throws Invalid on the field {@code reason} without one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public ProposedChange propose(Actor actor, Cluster cluster, Proposal wanted, String reason) {
    String why = reason(reason);
    ProposedChange before = changes.open(cluster.id(), wanted.part()).orElse(null);
    if (before != null && before.asksTheSameAs(wanted)) {
      return before;
    }
    Instant at = clock.instant();
    if (before != null) {
      drop(actor, cluster, before, Outcome.REPLACED, "", at);
    }
    ProposedChange change =
        new ProposedChange(
            ChangeId.random(),
            cluster.id(),
            wanted.part(),
            wanted.from(),
            wanted.to(),
            wanted.content(),
            why,
            at,
            actor.username(),
            actor.account(),
            null);
    changes.add(change);
    events.publishEvent(new ChangeEvent.Made(change, cluster.boundaryId(), actor.who()));
    return change;
  }

  /**
   * Does one of the three.
   *
   * @throws RuntimeException as {@link #confirm}, {@link #refuse} or {@link #withdraw}
   */
  public ProposedChange decide(Actor actor, ChangeId id, Act act, String remark) {
    return switch (act) {
      case CONFIRM -> confirm(actor, id, remark);
      case REFUSE -> refuse(actor, id, remark);
      case WITHDRAW -> withdraw(actor, id, remark);
    };
  }

  /**
   * Puts a proposed change into use.
   *
   * @throws NotFound if there is none in the actor's scope
   * @throws Forbidden unless {@link ConfirmationRules} let the actor, who proved it lately
   * @throws Conflict if it does not wait any more
   */
  public ProposedChange confirm(Actor actor, ChangeId id, String remark) {
    Cluster cluster = lock(actor, id);
    ProposedChange change = waiting(actor, id, cluster, Act.CONFIRM);
    Instant at = clock.instant();
    actor.proof().requireFresh("Confirming a change of a cluster's identity", at);
    ProposedChange confirmed =
        end(actor, change, new Ending(at, Outcome.CONFIRMED, actor.username(), remark(remark)));
    events.publishEvent(new ChangeEvent.Confirmed(confirmed, cluster.boundaryId(), actor));
    return confirmed;
  }

  /**
   * Refuses a proposed change: the present one stays in use.
   *
   * @throws Invalid on the field {@code remark} without one
   * @throws RuntimeException otherwise as {@link #confirm}
   */
  public ProposedChange refuse(Actor actor, ChangeId id, String remark) {
    Cluster cluster = lock(actor, id);
    ProposedChange change = waiting(actor, id, cluster, Act.REFUSE);
    String why = remark(remark);
    if (why.isEmpty()) {
      throw new Invalid("remark", "Say why it is refused.");
    }
    return drop(actor, cluster, change, Outcome.REFUSED, why, clock.instant());
  }

  /**
   * Takes back what one proposed.
   *
   * @throws RuntimeException as {@link #confirm}
   */
  public ProposedChange withdraw(Actor actor, ChangeId id, String remark) {
    Cluster cluster = lock(actor, id);
    ProposedChange change = waiting(actor, id, cluster, Act.WITHDRAW);
    return drop(actor, cluster, change, Outcome.WITHDRAWN, remark(remark), clock.instant());
  }

  /** Ends what waits for a part of a cluster because what it was about is no longer so. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void overtake(Actor actor, Cluster cluster, IdentityPart part) {
    changes
        .open(cluster.id(), part)
        .ifPresent(change -> drop(actor, cluster, change, Outcome.OVERTAKEN, "", clock.instant()));
  }

  /** Ends all that waits for a cluster that retires. */
  @Transactional(propagation = Propagation.MANDATORY)
  void dropAll(Actor actor, Cluster cluster, Instant at) {
    Arrays.stream(IdentityPart.values())
        .flatMap(part -> changes.open(cluster.id(), part).stream())
        .forEach(change -> drop(actor, cluster, change, Outcome.CLUSTER_RETIRED, "", at));
  }

  /** What waits for the actor to confirm, the longest first. */
  @Transactional(readOnly = true)
  public List<ProposedChange> toConfirm(Actor actor) {
    return changes.waiting(actor.scopeAs(Role.ISSM)).stream()
        .filter(c -> may(actor, Act.CONFIRM, c))
        .toList();
  }

  /** Whether the rules let the actor do that to a change that waits. */
  @Transactional(readOnly = true)
  public boolean may(Actor actor, Act act, ProposedChange change) {
    return change.waits()
        && rules
            .refusal(actor, act, change, clusters.get(change.cluster(), actor.scope()).boundaryId())
            .isEmpty();
  }

  private Cluster lock(Actor actor, ChangeId id) {
    return clusters.lock(changes.get(id, actor.scope()).cluster(), actor.scope());
  }

  /** Read again, now that nobody else changes it. */
  private ProposedChange waiting(Actor actor, ChangeId id, Cluster cluster, Act act) {
    ProposedChange change = changes.get(id, actor.scope());
    rules
        .refusal(actor, act, change, cluster.boundaryId())
        .ifPresent(
            sentence -> {
              throw new Forbidden(sentence);
            });
    Ending ending = change.ending();
    if (ending != null) {
      throw new Conflict(
          "This change does not wait any more: %s by %s.".formatted(change.state(), ending.by()));
    }
    return change;
  }

  private ProposedChange drop(
      Actor actor,
      Cluster cluster,
      ProposedChange change,
      Outcome outcome,
      String remark,
      Instant at) {
    ProposedChange dropped = end(actor, change, new Ending(at, outcome, actor.username(), remark));
    events.publishEvent(new ChangeEvent.Dropped(dropped, cluster.boundaryId(), actor.who()));
    return dropped;
  }

  private ProposedChange end(Actor actor, ProposedChange change, Ending ending) {
    ProposedChange ended = change.endedBy(ending);
    changes.end(ended, actor.proof().words() + " at " + actor.proof().at());
    return ended;
  }

  private static String reason(String typed) {
    String reason = typed.strip();
    if (reason.isEmpty()) {
      throw new Invalid(
          "reason",
          "Say why. An ISSM who is another person reads it before they confirm the change.");
    }
    return notTooLong("reason", reason);
  }

  private static String remark(String typed) {
    return notTooLong("remark", typed.strip());
  }

  private static String notTooLong(String field, String text) {
    if (text.length() > LONGEST) {
      throw new Invalid(field, "This is longer than " + LONGEST + " characters.");
    }
    return text;
  }
}
