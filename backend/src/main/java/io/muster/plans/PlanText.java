package io.muster.plans;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says, as written: one version of it. Texts are empty where nothing was said.
 *
 * @param owner who answers for it: a person or an office
 * @param scheduledCompletion the last day by which it is to be completed, in the boundary's zone;
 *     null for the one that follows from the findings, never null once written
 * @param resources what it takes: people, money, time
 * @param externalId its number in another system, such as eMASS
 */
public record PlanText(
    String owner,
    List<Milestone> milestones,
    @Nullable LocalDate scheduledCompletion,
    String resources,
    String externalId,
    PlanStatus status,
    String comments) {

  public PlanText {
    owner = owner.strip();
    milestones = List.copyOf(milestones);
    resources = resources.strip();
    externalId = externalId.strip();
    comments = comments.strip();
  }
}
