package io.muster.plans.web;

import io.muster.plans.Milestone;
import io.muster.plans.Plan;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanText;
import io.muster.shared.Invalid;
import io.muster.shared.Problem.FieldProblem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says, as typed.
 *
 * @param milestones with empty ones, which say nothing
 * @param version the version that is edited, 0 if there is none yet
 */
record PlanForm(
    @Nullable String owner,
    @Nullable String scheduledCompletion,
    @Nullable String resources,
    @Nullable String externalId,
    @Nullable String status,
    @Nullable String comments,
    @Nullable List<Step> milestones,
    @Nullable String version) {

  private static final int EMPTY_ONES = 3;

  /** A milestone as typed. */
  record Step(@Nullable String text, @Nullable String day, @Nullable Boolean done) {

    static final Step EMPTY = new Step("", "", null);

    Step {
      text = said(text);
      day = said(day);
    }

    boolean empty() {
      return text.isEmpty() && day.isEmpty();
    }
  }

  PlanForm {
    owner = said(owner);
    scheduledCompletion = said(scheduledCompletion);
    resources = said(resources);
    externalId = said(externalId);
    status = said(status);
    comments = said(comments);
    milestones = milestones == null ? List.of() : List.copyOf(milestones);
    version = said(version);
  }

  /** The form of what the plan says now, with room for more milestones. */
  static PlanForm of(Plan plan) {
    PlanText text = plan.latest() == null ? null : plan.latest().text();
    List<Step> steps = new ArrayList<>();
    for (Milestone m : plan.milestones()) {
      steps.add(new Step(m.text(), m.day().toString(), m.done()));
    }
    for (int i = 0; i < EMPTY_ONES; i++) {
      steps.add(Step.EMPTY);
    }
    return new PlanForm(
        plan.owner(),
        Objects.toString(plan.scheduledCompletion(), ""),
        text == null ? "" : text.resources(),
        text == null ? "" : text.externalId(),
        plan.status().name(),
        text == null ? "" : text.comments(),
        steps,
        String.valueOf(plan.version()));
  }

  /** The version that is edited. */
  @Nullable Integer base() {
    return version.matches("[0-9]{1,9}") ? Integer.valueOf(version) : null;
  }

  /**
   * What it says.
   *
   * @throws Invalid naming each day that is none
   */
  PlanText text() {
    List<FieldProblem> wrong = new ArrayList<>();
    List<Milestone> said = new ArrayList<>();
    for (int i = 0; i < milestones.size(); i++) {
      Step step = milestones.get(i);
      if (!step.empty()) {
        LocalDate day = day("milestones[%d].day".formatted(i), step.day(), wrong);
        if (day != null) {
          said.add(new Milestone(step.text(), day, Boolean.TRUE.equals(step.done())));
        }
      }
    }
    LocalDate completion =
        scheduledCompletion.isEmpty()
            ? null
            : day("scheduledCompletion", scheduledCompletion, wrong);
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return new PlanText(
        owner,
        said,
        completion,
        resources,
        externalId,
        Arrays.stream(PlanStatus.values())
            .filter(s -> s.name().equals(status))
            .findFirst()
            .orElse(PlanStatus.ONGOING),
        comments);
  }

  private static @Nullable LocalDate day(String field, String typed, List<FieldProblem> wrong) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException notADay) {
      wrong.add(new FieldProblem(field, "Write the day as year-month-day, such as 2027-06-30."));
      return null;
    }
  }

  private static String said(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").strip();
  }
}
