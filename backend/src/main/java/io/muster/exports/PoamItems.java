package io.muster.exports;

import io.muster.exceptions.PendingRequest;
import io.muster.exceptions.PendingRequests;
import io.muster.identity.Scope;
import io.muster.plans.Outstanding;
import io.muster.plans.Plan;
import io.muster.plans.PlanFilter;
import io.muster.plans.PlanOrder;
import io.muster.plans.Plans;
import io.muster.posture.FleetFilter;
import io.muster.posture.FleetLine;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the items of a plan of action and milestones as of an instant: one for each boundary and
 * rule, or for each cluster where the boundary's plans were grouped so. What lies outside the scope
 * is not among them.
 */
@Component
public class PoamItems {

  private final Plans plans;
  private final Outstanding outstanding;
  private final SelectedClusters clusters;
  private final Snapshots snapshots;
  private final PendingRequests requests;

  PoamItems(
      Plans plans,
      Outstanding outstanding,
      SelectedClusters clusters,
      Snapshots snapshots,
      PendingRequests requests) {
    this.plans = plans;
    this.outstanding = outstanding;
    this.clusters = clusters;
    this.snapshots = snapshots;
    this.requests = requests;
  }

  /**
   * The items, by name: those that cover a finding on a cluster of the selection, and those that
   * somebody wrote and nothing is open of any more. Few rows each; the devices are read apart.
   *
   * @throws io.muster.shared.NotFound if the boundary of the selection is not in the scope
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<PoamItem> of(Selection selection, Moment moment, Scope scope) {
    clusters.check(selection, scope);
    Reach reach = reach(selection, moment, scope);
    Map<BoundaryId, List<Outstanding.Share>> shares = new HashMap<>();
    outstanding
        .at(moment.asOf(), scope)
        .forEach(s -> shares.computeIfAbsent(s.boundary(), k -> new ArrayList<>()).add(s));
    PlanFilter within = PlanFilter.ALL.of(selection.filter().boundary());
    return plans.list(within, PlanOrder.NAME, scope, moment.asOf()).stream()
        .filter(Plan::inUse)
        .map(plan -> item(plan, shares.getOrDefault(plan.boundary(), List.of()), reach))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The clusters that an item covers, by name; each is read when it is its turn. */
  public Iterator<PoamDevice> devices(
      PoamItem item, Selection selection, Moment moment, Scope scope) {
    if (item.over()) {
      return List.<PoamDevice>of().iterator();
    }
    List<PendingRequest> pending = requests.at(item.plan().boundary(), moment.asOf(), scope);
    FleetFilter covered = selection.filter().in(item.plan().boundary()).among(item.clusters());
    return clusters
        .lines(new Selection(covered, selection.label()), moment, scope)
        .map(line -> device(line, pending, moment, scope));
  }

  private PoamDevice device(
      FleetLine line, List<PendingRequest> pending, Moment moment, Scope scope) {
    Snapshot seen = snapshots.of(line.cluster(), moment, scope);
    boolean documentedOpen = seen.standing().documentedOpen();
    return new PoamDevice(
        seen,
        PoamFinding.of(seen, pending).stream().filter(f -> f.needsPlan(documentedOpen)).toList());
  }

  private static Optional<PoamItem> item(Plan plan, List<Outstanding.Share> shares, Reach reach) {
    Outstanding.Figures open = Outstanding.Figures.NONE;
    Set<ClusterId> on = new HashSet<>();
    for (Outstanding.Share share : shares) {
      boolean covered = plan.cluster() == null || plan.cluster().equals(share.cluster());
      if (covered && reach.has(share.cluster())) {
        open = open.and(share.figures());
        on.add(share.cluster());
      }
    }
    return open.all() > 0 || plan.open().all() == 0 && reach.touches(plan)
        ? Optional.of(new PoamItem(plan, open, on))
        : Optional.empty();
  }

  private Reach reach(Selection selection, Moment moment, Scope scope) {
    if (selection.onlyByBoundary()) {
      return new Reach(true, Set.of(), Set.of());
    }
    Set<ClusterId> chosen = new HashSet<>();
    Set<BoundaryId> of = new HashSet<>();
    for (Pages<FleetLine> lines = clusters.lines(selection, moment, scope); lines.hasNext(); ) {
      FleetLine line = lines.next();
      chosen.add(line.cluster());
      of.add(line.boundary());
    }
    return new Reach(false, chosen, of);
  }

  /** Which clusters are chosen: all, or these of those boundaries. */
  private record Reach(boolean all, Set<ClusterId> chosen, Set<BoundaryId> boundaries) {

    boolean has(ClusterId cluster) {
      return all || chosen.contains(cluster);
    }

    boolean touches(Plan plan) {
      return all
          || (plan.cluster() == null
              ? boundaries.contains(plan.boundary())
              : chosen.contains(plan.cluster()));
    }
  }
}
