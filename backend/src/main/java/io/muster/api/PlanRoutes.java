package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.identity.Actor;
import io.muster.plans.Grouping;
import io.muster.plans.Milestone;
import io.muster.plans.Plan;
import io.muster.plans.PlanFilter;
import io.muster.plans.PlanManagement;
import io.muster.plans.PlanOrder;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanText;
import io.muster.plans.Plans;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import io.muster.shared.PlanId;
import io.muster.ui.AsOf;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans of action and milestones. */
@RestController
@RequestMapping("/api/v1")
class PlanRoutes {

  private final Plans plans;
  private final PlanManagement management;
  private final Boundaries boundaries;

  PlanRoutes(Plans plans, PlanManagement management, Boundaries boundaries) {
    this.plans = plans;
    this.management = management;
    this.boundaries = boundaries;
  }

  @GetMapping("/plans")
  @Operation(summary = "The plans, by boundary and cluster")
  PagedItems<PlanView> list(
      Actor actor,
      @RequestParam @Nullable String boundary,
      @RequestParam @Nullable String late,
      AsOf asOf,
      Paging paging) {
    PlanFilter filter =
        new PlanFilter(
            boundary == null || boundary.isEmpty()
                ? null
                : boundaries.meantAt(boundary, asOf.at(), actor.scope()).id(),
            "true".equals(late));
    List<Plan> all = plans.list(filter, PlanOrder.NAME, actor.scope(), asOf.at());
    int from = 0;
    if (paging.after() != null) {
      List<String> ids = all.stream().map(p -> p.id().toString()).toList();
      from = ids.indexOf(paging.after()) + 1;
      if (from == 0) {
        throw new Invalid("cursor", "This list changed since. Begin anew.");
      }
    }
    List<Plan> rest = all.subList(from, Math.min(all.size(), from + paging.limit() + 1));
    return PagedItems.cut(rest, paging, p -> p.id().toString(), PlanView::of);
  }

  @GetMapping("/plans/{id}")
  @Operation(summary = "A plan")
  PlanView one(Actor actor, @PathVariable String id, AsOf asOf) {
    return PlanView.of(plans.get(PlanId.parse(id), actor.scope(), asOf.at()));
  }

  /** A milestone as asked for. */
  record MilestoneWanted(@Nullable String text, @Nullable LocalDate day, @Nullable Boolean done) {}

  /**
   * A plan as asked for. What is absent is empty.
   *
   * @param scheduledCompletion absent for 180 days after the first opening
   * @param status ONGOING, unless said otherwise, DELAYED, RISK_ACCEPTED or COMPLETED
   * @param version the version that was read, 0 if none was written yet
   */
  record PlanWanted(
      @Nullable String owner,
      @Nullable List<MilestoneWanted> milestones,
      @Nullable LocalDate scheduledCompletion,
      @Nullable String resources,
      @Nullable String externalId,
      @Nullable String status,
      @Nullable String comments,
      @Nullable Integer version) {

    PlanText text() {
      List<Milestone> said = new ArrayList<>();
      List<MilestoneWanted> all = milestones == null ? List.of() : milestones;
      for (int i = 0; i < all.size(); i++) {
        MilestoneWanted one = all.get(i);
        if (one.day() == null) {
          throw new Invalid("milestones[%d].day".formatted(i), "A milestone has a day.");
        }
        said.add(new Milestone(or(one.text()), one.day(), Boolean.TRUE.equals(one.done())));
      }
      return new PlanText(
          or(owner),
          said,
          scheduledCompletion,
          or(resources),
          or(externalId),
          status == null ? PlanStatus.ONGOING : Words.read(PlanStatus.values(), "status", status),
          or(comments));
    }

    private static String or(@Nullable String said) {
      return said == null ? "" : said;
    }
  }

  @PutMapping("/plans/{id}")
  @Operation(summary = "Say anew what a plan says; what it said stays as a version")
  PlanView write(Actor actor, @PathVariable String id, @RequestBody PlanWanted wanted) {
    return PlanView.of(management.write(actor, PlanId.parse(id), wanted.text(), wanted.version()));
  }

  /** Whether a boundary has one plan, BOUNDARY, or one for each CLUSTER. */
  record GroupingWanted(@Nullable String grouping) {}

  /** How a boundary's plans are grouped. */
  record GroupingView(Grouping grouping) {}

  @PutMapping("/boundaries/{boundary}/plan-grouping")
  @Operation(summary = "Choose whether a boundary has one plan or one for each cluster")
  GroupingView group(
      Actor actor, @PathVariable String boundary, @RequestBody GroupingWanted wanted) {
    BoundaryId id = boundaries.meant(boundary, actor.scope()).id();
    Grouping grouping = Words.read(Grouping.values(), "grouping", wanted.grouping());
    return new GroupingView(management.group(actor, id, grouping, null));
  }
}
