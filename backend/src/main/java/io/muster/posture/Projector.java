package io.muster.posture;

import io.muster.clusters.BoundaryEdited;
import io.muster.clusters.ClusterRegistered;
import io.muster.clusters.DocumentedCounts;
import io.muster.clusters.ExceptionPolicyDecided;
import io.muster.clusters.Turns;
import io.muster.connection.Identities;
import io.muster.connection.IdentityChanged;
import io.muster.credentials.BundleEvent;
import io.muster.credentials.Bundles;
import io.muster.exceptions.ExceptionApproved;
import io.muster.exceptions.ExceptionRevoked;
import io.muster.findings.LedgerReconciled;
import io.muster.findings.Stands;
import io.muster.identity.Scope;
import io.muster.inventory.NodeCalledBack;
import io.muster.inventory.NodeOutOfService;
import io.muster.scans.ScanEnded;
import io.muster.scans.ScanStatus;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the posture: every event that moves a verdict cuts the present segment and projects what
 * follows from what is known then, in the transaction of the event.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Projector {

  private final Turns turns;
  private final InputRows inputs;
  private final Knowledge knowledge;
  private final Segments segments;
  private final CoverageRows coverage;
  private final Stands stands;
  private final Identities identities;
  private final Bundles bundles;

  Projector(
      Turns turns,
      InputRows inputs,
      Knowledge knowledge,
      Segments segments,
      CoverageRows coverage,
      Stands stands,
      Identities identities,
      Bundles bundles) {
    this.turns = turns;
    this.inputs = inputs;
    this.knowledge = knowledge;
    this.segments = segments;
    this.coverage = coverage;
    this.stands = stands;
    this.identities = identities;
    this.bundles = bundles;
  }

  /** A posture begins with its cluster: never scanned. */
  @EventListener
  void on(ClusterRegistered registered) {
    Instant at = turns.take(registered.cluster(), registered.at());
    begin(registered.cluster(), registered.boundary(), at);
    project(registered.cluster(), at);
  }

  /** The ledger is up to date with a scan, a move, a node that left, or a retirement. */
  @EventListener
  void on(LedgerReconciled ledger) {
    ClusterId cluster = ledger.cluster();
    Instant at = ledger.at();
    switch (ledger.cause()) {
      case SCAN -> ledger.scanEnded().ifPresent(scan -> on(scan, ledger));
      case NODE_LEFT -> project(cluster, at);
      case MOVED -> {
        Inputs.Policy policy = inputs.policy(ledger.boundary());
        change(cluster, at, i -> i.in(ledger.boundary(), policy));
      }
      case RETIRED -> {
        inputs.end(cluster, at);
        segments.cut(cluster, at);
        coverage.write(cluster, at, List.of());
        stands.write(cluster, at, List.of());
      }
    }
  }

  /** Another allowed age moves every cluster there. */
  @EventListener
  void on(BoundaryEdited edited) {
    Duration allowed = edited.after().policy().allowedAge();
    if (!edited.before().policy().allowedAge().equals(allowed)) {
      changeAll(edited.boundary(), edited.at(), i -> i.withAllowedAge(allowed));
    }
  }

  /** So does another policy on what is documented. */
  @EventListener
  void on(ExceptionPolicyDecided decided) {
    boolean open = decided.after().documentedCounts() == DocumentedCounts.OPEN;
    changeAll(decided.boundary(), decided.at(), i -> i.withDocumentedOpen(open));
  }

  /** From the decision on the findings it covers are addressed, as long as it is in force. */
  @EventListener
  void on(ExceptionApproved approved) {
    approved.clusters().forEach(c -> project(c, approved.at()));
  }

  /** From the revocation on nothing is covered by it. */
  @EventListener
  void on(ExceptionRevoked revoked) {
    revoked.clusters().forEach(c -> project(c, revoked.at()));
  }

  /** While another identity answers than the known one, nothing that was read counts. */
  @EventListener
  void on(IdentityChanged changed) {
    Instant at = turns.take(changed.cluster(), changed.at());
    change(changed.cluster(), at, i -> i.withIdentityInDoubt(true));
  }

  /** What was read with the bundle before may have been read of another cluster. */
  @EventListener
  void on(BundleEvent.Replaced replaced) {
    if (replaced.confirmed()) {
      Instant at = turns.take(replaced.cluster(), replaced.at());
      change(replaced.cluster(), at, i -> i.withBundleReplaced(true));
    }
  }

  /** What is unread on the node counts no more for a time, and then again. */
  @EventListener
  void on(NodeOutOfService decided) {
    project(decided.cluster(), turns.take(decided.cluster(), decided.at()));
  }

  /** What is unread on the node counts again sooner. */
  @EventListener
  void on(NodeCalledBack decided) {
    project(decided.cluster(), turns.take(decided.cluster(), decided.at()));
  }

  /** A cancelled scan says nothing of the cluster; the verdict stays as it was. */
  private void on(ScanEnded scan, LedgerReconciled ledger) {
    if (scan.status() == ScanStatus.CANCELLED) {
      return;
    }
    Inputs before = inputs.at(scan.cluster(), ledger.at()).orElse(null);
    if (before == null) {
      if (!inputs.any(scan.cluster())) {
        begin(scan.cluster(), ledger.boundary(), ledger.at());
      }
      project(scan.cluster(), ledger.at());
      return;
    }
    Inputs after =
        before
            .withIdentityInDoubt(before.identityInDoubt() && !endsTheDoubt(scan))
            .withBundleReplaced(before.bundleReplaced() && !usedTheBundle(scan));
    put(before, after, ledger.at());
    project(knowledge.beside(after, ledger.at()), ledger.at());
  }

  /**
   * Whether the scan read what a person has vouched for. Their word alone brings no verdict back:
   * what was read before may have been read of another cluster.
   */
  private boolean endsTheDoubt(ScanEnded scan) {
    return scan.evaluated().isPresent()
        && identities.change(scan.cluster(), Scope.EVERYTHING).isEmpty();
  }

  /** Whether the scan read the cluster with its present bundle, not with the one before. */
  private boolean usedTheBundle(ScanEnded scan) {
    return scan.evaluated().isPresent()
        && bundles
            .currentOf(scan.cluster(), Scope.EVERYTHING)
            .filter(b -> b.uploadedAt().isAfter(scan.began()))
            .isEmpty();
  }

  private void begin(ClusterId cluster, BoundaryId boundary, Instant at) {
    Inputs.Policy policy = inputs.policy(boundary);
    inputs.begin(
        new Inputs(cluster, boundary, policy.allowedAge(), policy.documentedOpen(), false, false),
        at);
  }

  private void change(ClusterId cluster, Instant at, UnaryOperator<Inputs> how) {
    inputs
        .at(cluster, at)
        .ifPresent(
            before -> {
              Inputs after = how.apply(before);
              if (put(before, after, at)) {
                project(knowledge.beside(after, at), at);
              }
            });
  }

  /** Puts the inputs in place of those before; false if they are the same. */
  private boolean put(Inputs before, Inputs after, Instant at) {
    if (after.equals(before)) {
      return false;
    }
    inputs.end(after.cluster(), at);
    inputs.begin(after, at);
    return true;
  }

  private void project(ClusterId cluster, Instant at) {
    knowledge.at(cluster, at).ifPresent(known -> project(known, at));
  }

  private void project(Known known, Instant at) {
    ClusterId cluster = known.inputs().cluster();
    segments.follow(cluster, at, Projection.from(at, known));
    List<Covering> coverings = Covering.from(at, known);
    coverage.write(cluster, at, coverings);
    stands.write(cluster, at, Standings.from(at, known, coverings));
  }

  private void changeAll(BoundaryId boundary, Instant when, UnaryOperator<Inputs> change) {
    inputs.lockPolicy(boundary);
    for (ClusterId cluster : inputs.in(boundary)) {
      Instant at = turns.take(cluster, when);
      change(cluster, at, i -> i.boundary().equals(boundary) ? change.apply(i) : i);
    }
  }
}
