package io.muster.scans;

import io.muster.clusters.BoundaryPolicy;
import io.muster.evaluation.Evaluated;
import io.muster.inventory.Inventory;

/** Sums an evaluated inventory up for the scan's row. */
final class Results {

  private Results() {}

  static Scan.Result of(Evaluated evaluated, BoundaryPolicy policy, Scan.Timing timing) {
    Inventory inventory = evaluated.inventory();
    return new Scan.Result(
        inventory.kind(),
        inventory.engineId(),
        inventory.version(),
        policy.systemLabel(),
        evaluated.notApplicableByFacts(),
        evaluated.literal(),
        evaluated.system(),
        evaluated.full(),
        inventory.inspected(),
        inventory.carriedOver(),
        evaluated.unread(),
        inventory.digest(),
        inventory.completeness(),
        inventory.gaps(),
        evaluated.excusedNodes(),
        inventory.hostPidPlugins(),
        timing);
  }
}
