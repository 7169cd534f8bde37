package io.muster.plans;

import io.muster.identity.Scope;
import io.muster.plans.PlanRows.Place;
import io.muster.plans.PlanRows.Written;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import io.muster.shared.PlanId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The plans, as of any instant. They follow from what was open then, how the boundary grouped its
 * plans then, and what had been written by then. What lies outside the scope is not found and not
 * listed.
 */
@Repository
@Transactional(readOnly = true)
public class Plans {

  private final PlanRows rows;
  private final Groupings groupings;
  private final Outstanding outstanding;

  Plans(PlanRows rows, Groupings groupings, Outstanding outstanding) {
    this.rows = rows;
    this.groupings = groupings;
    this.outstanding = outstanding;
  }

  /** All that the filter lets through. */
  public List<Plan> list(PlanFilter filter, PlanOrder order, Scope scope, Instant at) {
    return all(scope, at).stream().filter(filter::admits).sorted(order.comparator()).toList();
  }

  /** Those that are late, the earliest completion first. */
  public List<Plan> late(Scope scope, Instant at) {
    return list(PlanFilter.LATE, PlanOrder.LATE, scope, at);
  }

  /** The plan, if it is there and in the scope. */
  public Optional<Plan> find(PlanId id, Scope scope, Instant at) {
    return all(scope, at).stream().filter(p -> p.id().equals(id)).findFirst();
  }

  /**
   * The plan.
   *
   * @throws NotFound if there is none with that id in the scope
   */
  public Plan get(PlanId id, Scope scope, Instant at) {
    return find(id, scope, at).orElseThrow(() -> new NotFound("There is no such plan."));
  }

  /** The plan that the findings of a cluster belong to, if there is one in the scope. */
  public Optional<Plan> of(BoundaryId boundary, ClusterId cluster, Scope scope, Instant at) {
    return list(PlanFilter.ALL.of(boundary), PlanOrder.NAME, scope, at).stream()
        .filter(p -> p.inUse() && (p.cluster() == null || p.cluster().equals(cluster)))
        .findFirst();
  }

  /** Every version of the plan until an instant, the newest first. */
  public List<PlanVersion> versions(PlanId id, Scope scope, Instant at) {
    return rows.versions(id, at, scope);
  }

  /** The findings that the plan covers at an instant, at most so many. */
  public List<Outstanding.Covered> findings(Plan plan, int limit, Scope scope, Instant at) {
    return plan.inUse()
        ? outstanding.findings(plan.boundary(), plan.cluster(), at, limit, scope)
        : List.of();
  }

  private List<Plan> all(Scope scope, Instant at) {
    Map<BoundaryId, Place> places = rows.places(at, scope);
    Map<BoundaryId, Grouping> chosen = groupings.chosen(at, scope);
    Map<PlanId, Plan> plans = new LinkedHashMap<>();
    for (Written written : rows.written(at, scope)) {
      Place place = places.get(written.boundary());
      if (place != null) {
        Plan plan = plan(written, place, chosen, at);
        plans.put(plan.id(), plan);
      }
    }
    for (Outstanding.Share share : outstanding.at(at, scope)) {
      Place place = places.get(share.boundary());
      if (place != null) {
        boolean own = grouping(chosen, share.boundary()) == Grouping.CLUSTER;
        ClusterId cluster = own ? share.cluster() : null;
        PlanId id = Plan.idOf(share.boundary(), cluster);
        Plan plan = plans.get(id);
        plans.put(
            id,
            plan == null
                ? plan(id, share, cluster, place, at)
                : plan.with(plan.open().and(share.figures())));
      }
    }
    return List.copyOf(plans.values());
  }

  private static Plan plan(
      Written written, Place place, Map<BoundaryId, Grouping> chosen, Instant at) {
    Grouping own = written.cluster() == null ? Grouping.BOUNDARY : Grouping.CLUSTER;
    return new Plan(
        written.id(),
        written.boundary(),
        place.name(),
        place.zone(),
        written.cluster(),
        written.clusterName(),
        own == grouping(chosen, written.boundary()) && written.there(),
        Outstanding.Figures.NONE,
        written.latest(),
        at.atZone(place.zone()).toLocalDate());
  }

  private static Plan plan(
      PlanId id, Outstanding.Share share, @Nullable ClusterId cluster, Place place, Instant at) {
    return new Plan(
        id,
        share.boundary(),
        place.name(),
        place.zone(),
        cluster,
        cluster == null ? "" : share.clusterName(),
        true,
        share.figures(),
        null,
        at.atZone(place.zone()).toLocalDate());
  }

  private static Grouping grouping(Map<BoundaryId, Grouping> chosen, BoundaryId boundary) {
    return chosen.getOrDefault(boundary, Grouping.BOUNDARY);
  }
}
