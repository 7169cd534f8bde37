package io.muster.plans;

import io.muster.shared.Invalid;
import io.muster.shared.Problem.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan may say; the database says the same of the lengths. */
final class PlanRules {

  private static final int OWNER = 200;
  private static final int EXTERNAL_ID = 100;
  private static final int RESOURCES = 2_000;
  private static final int COMMENTS = 10_000;
  private static final int MILESTONE = 500;
  private static final int MILESTONES = 50;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  private final List<FieldProblem> problems = new ArrayList<>();

  private PlanRules() {}

  /**
   * The text with its day of completion, its milestones by their days.
   *
   * @param plan what it is about, as of now
   * @throws Invalid with every problem found
   */
  static PlanText checked(PlanText typed, Plan plan) {
    PlanRules rules = new PlanRules();
    PlanText checked = rules.check(typed, plan);
    if (!rules.problems.isEmpty()) {
      throw new Invalid(rules.problems);
    }
    return checked;
  }

  private PlanText check(PlanText typed, Plan plan) {
    if (typed.owner().isEmpty()) {
      refuse("owner", "Say who answers for the plan: a person or an office.");
    }
    within("owner", typed.owner(), OWNER);
    within("resources", typed.resources(), RESOURCES);
    within("externalId", typed.externalId(), EXTERNAL_ID);
    within("comments", typed.comments(), COMMENTS);
    List<Milestone> milestones = milestones(typed.milestones());
    LocalDate completion = completion(typed.scheduledCompletion(), plan);
    status(typed.status(), plan.open());
    return new PlanText(
        typed.owner(),
        milestones,
        completion,
        typed.resources(),
        typed.externalId(),
        typed.status(),
        typed.comments());
  }

  private List<Milestone> milestones(List<Milestone> typed) {
    if (typed.size() > MILESTONES) {
      refuse("milestones", "A plan has at most " + MILESTONES + " milestones.");
      return typed;
    }
    for (int i = 0; i < typed.size(); i++) {
      String field = "milestones[" + i + "]";
      if (typed.get(i).text().isBlank()) {
        refuse(field + ".text", "Say what is done by then.");
      }
      within(field + ".text", typed.get(i).text(), MILESTONE);
      day(field + ".day", typed.get(i).day());
    }
    return typed.stream()
        .map(m -> new Milestone(m.text().strip(), m.day(), m.done()))
        .sorted(Milestone.BY_DAY)
        .toList();
  }

  private @Nullable LocalDate completion(@Nullable LocalDate typed, Plan plan) {
    LocalDate day = typed == null ? plan.usualCompletion() : typed;
    if (day == null) {
      refuse(
          "scheduledCompletion",
          "Nothing is open, so no day follows by itself: enter one, as YYYY-MM-DD.");
    } else {
      day("scheduledCompletion", day);
    }
    return day;
  }

  private void status(PlanStatus status, Outstanding.Figures open) {
    switch (status) {
      case ONGOING, DELAYED -> {}
      case COMPLETED -> {
        if (open.all() > 0) {
          refuse(
              "status",
              "It is completed when nothing is open; open now: %d.".formatted(open.all()));
        }
      }
      case RISK_ACCEPTED -> {
        if (open.accepted() == 0 || open.unaddressed() > 0) {
          refuse(
              "status",
              "A risk is accepted by the AO, in an exception: of what is open now, %d are under"
                      .formatted(open.accepted())
                  + " one and %d are not.".formatted(open.all() - open.accepted()));
        }
      }
    }
  }

  private void day(String field, LocalDate day) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      refuse(field, "A day is between " + FIRST + " and " + LAST + ".");
    }
  }

  private void within(String field, String said, int most) {
    if (said.length() > most) {
      refuse(field, "At most %,d characters; this has %,d.".formatted(most, said.length()));
    } else if (said.indexOf('\0') >= 0) {
      refuse(field, "A NUL character cannot be kept.");
    }
  }

  private void refuse(String field, String sentence) {
    problems.add(new FieldProblem(field, sentence));
  }
}
