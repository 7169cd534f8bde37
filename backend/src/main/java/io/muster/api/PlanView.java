package io.muster.api;

import io.muster.plans.Milestone;
import io.muster.plans.Plan;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan of action and milestones as the API tells it.
 *
 * @param cluster the cluster it is about; absent if it is about all of the boundary
 * @param inUse whether the boundary's plans are grouped so now
 * @param version the version that was written last, 0 if none was; send it with an edit
 * @param scheduledCompletion as written, else 180 days after the first opening
 * @param lateBecause why it is late, in a sentence each; empty if it is not
 */
record PlanView(
    UUID id,
    String rule,
    UUID boundary,
    String boundaryName,
    @Nullable UUID cluster,
    @Nullable String clusterName,
    boolean inUse,
    Findings findings,
    int version,
    String owner,
    PlanStatus status,
    @Nullable LocalDate scheduledCompletion,
    List<Milestone> milestones,
    String resources,
    String externalId,
    String comments,
    List<String> lateBecause,
    @Nullable Instant writtenAt,
    @Nullable String writtenBy) {

  /** How many findings need the plan, and when the first of them opened. */
  record Findings(int unaddressed, int accepted, int documented, @Nullable Instant firstOpened) {}

  static PlanView of(Plan plan) {
    PlanVersion latest = plan.latest();
    return new PlanView(
        plan.id().value(),
        Plan.RULE,
        plan.boundary().value(),
        plan.boundaryName(),
        plan.cluster() == null ? null : plan.cluster().value(),
        plan.cluster() == null ? null : plan.clusterName(),
        plan.inUse(),
        new Findings(
            plan.open().unaddressed(),
            plan.open().accepted(),
            plan.open().documented(),
            plan.open().earliest()),
        plan.version(),
        plan.owner(),
        plan.status(),
        plan.scheduledCompletion(),
        plan.milestones(),
        latest == null ? "" : latest.text().resources(),
        latest == null ? "" : latest.text().externalId(),
        latest == null ? "" : latest.text().comments(),
        plan.lateBecause(),
        latest == null ? null : latest.at(),
        latest == null ? null : latest.username());
  }
}
