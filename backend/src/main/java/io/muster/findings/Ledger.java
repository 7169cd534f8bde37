package io.muster.findings;

import io.muster.audit.Who;
import io.muster.clusters.ClusterEdited;
import io.muster.clusters.ClusterRetired;
import io.muster.clusters.Turns;
import io.muster.clusters.Whereabouts;
import io.muster.evaluation.Evaluated;
import io.muster.findings.LedgerReconciled.Cause;
import io.muster.identity.Scope;
import io.muster.inventory.NodeLeft;
import io.muster.scans.ScanEnded;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the findings: reconciles what each scan saw with what is open, in the transaction that
 * records the scan. Nothing but the events below begins or ends a finding.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {

  private final Turns turns;
  private final Episodes episodes;
  private final Findings findings;
  private final Whereabouts whereabouts;
  private final Bookkeeping books;
  private final ApplicationEventPublisher events;

  Ledger(
      Turns turns,
      Episodes episodes,
      Findings findings,
      Whereabouts whereabouts,
      Bookkeeping books,
      ApplicationEventPublisher events) {
    this.turns = turns;
    this.episodes = episodes;
    this.findings = findings;
    this.whereabouts = whereabouts;
    this.books = books;
    this.events = events;
  }

  /**
   * Reconciles with a scan, in the turn in which it was recorded. One that failed or was cancelled
   * changes nothing; one delivered again, in a later turn, changes nothing the second time; one
   * that ends after its cluster was retired comes too late.
   */
  @EventListener
  void on(ScanEnded scan) {
    Instant at = turns.take(scan.cluster(), scan.at());
    if (at.isAfter(scan.at())) {
      return;
    }
    whereabouts
        .of(scan.cluster())
        .ifPresent(
            boundary -> {
              List<Change> changes =
                  scan.evaluated().map(read -> changes(scan.cluster(), at, read)).orElse(List.of());
              books.write(changes, scan.cluster(), boundary, at, scan.scan());
              finish(
                  new LedgerReconciled(scan.cluster(), boundary, at, Cause.SCAN, Optional.of(scan)),
                  changes,
                  scan.by());
            });
  }

  /** Ends what is open on the node. */
  @EventListener
  void on(NodeLeft left) {
    endAll(
        left.cluster(),
        left.boundary(),
        left.at(),
        Cause.NODE_LEFT,
        f -> f.subject().node().equals(left.hostname()),
        Ending.NODE_LEFT,
        left.who());
  }

  /** Ends what is open, unresolved. */
  @EventListener
  void on(ClusterRetired retired) {
    endAll(
        retired.cluster(),
        retired.boundary(),
        retired.at(),
        Cause.RETIRED,
        f -> true,
        Ending.UNRESOLVED,
        retired.who());
  }

  /** Takes what is open along into the other boundary. */
  @EventListener
  void on(ClusterEdited edited) {
    if (!edited.boundaryChanged()) {
      return;
    }
    ClusterId cluster = edited.cluster();
    BoundaryId to = edited.after().boundary();
    Instant at = turns.take(cluster, edited.at());
    books.move(findings.openAt(cluster, at, Scope.EVERYTHING), cluster, to, at);
    finish(
        new LedgerReconciled(cluster, to, at, Cause.MOVED, Optional.empty()),
        List.of(),
        edited.who());
  }

  private List<Change> changes(ClusterId cluster, Instant at, Evaluated read) {
    return Reconciliation.of(
        findings.openAt(cluster, at, Scope.EVERYTHING),
        episodes.ended(cluster, Violations.in(read).bySubject().keySet()),
        read);
  }

  private void endAll(
      ClusterId cluster,
      BoundaryId boundary,
      Instant happened,
      Cause cause,
      Predicate<OpenFinding> which,
      Ending as,
      Who by) {
    Instant at = turns.take(cluster, happened);
    List<Change> changes =
        Change.Ended.all(
            findings.openAt(cluster, at, Scope.EVERYTHING).stream().filter(which).toList(), as);
    books.write(changes, cluster, boundary, at, null);
    finish(new LedgerReconciled(cluster, boundary, at, cause, Optional.empty()), changes, by);
  }

  private void finish(LedgerReconciled reconciled, List<Change> changes, Who by) {
    Counts counts = Counts.of(changes);
    if (reconciled.cause() != Cause.SCAN || counts.any()) {
      episodes.enter(
          reconciled.cluster(),
          reconciled.at(),
          reconciled.cause(),
          reconciled.scan().orElse(null),
          counts);
    }
    LedgerChanged changed = LedgerChanged.of(reconciled, changes, by);
    if (changed.any()) {
      events.publishEvent(changed);
    }
    events.publishEvent(reconciled);
  }
}
