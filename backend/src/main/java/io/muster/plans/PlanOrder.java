package io.muster.plans;

import java.time.LocalDate;
import java.util.Comparator;

/** In which order a list of plans stands. */
public enum PlanOrder {
  /** By boundary and cluster. */
  NAME(
      Comparator.comparing((Plan p) -> p.boundaryName(), String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Plan::clusterName, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(p -> p.id().toString())),
  NAME_BACKWARDS(NAME.comparator.reversed()),

  /** The day by which they are to be completed; those without one last. */
  COMPLETION(
      Comparator.comparing(
              Plan::scheduledCompletion, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(NAME.comparator)),
  COMPLETION_LAST(
      Comparator.comparing(
              Plan::scheduledCompletion, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
          .thenComparing(NAME.comparator)),

  /** Late ones first, then those with something open, of each the earliest completion first. */
  LATE(
      Comparator.comparing((Plan p) -> !p.late())
          .thenComparing(p -> p.open().all() == 0)
          .thenComparing(COMPLETION.comparator)),
  MOST_OPEN(
      Comparator.comparing((Plan p) -> p.open().all()).reversed().thenComparing(NAME.comparator)),
  FEWEST_OPEN(Comparator.comparing((Plan p) -> p.open().all()).thenComparing(NAME.comparator)),
  OWNER(
      Comparator.comparing(Plan::owner, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(NAME.comparator)),
  OWNER_BACKWARDS(
      Comparator.comparing(Plan::owner, String.CASE_INSENSITIVE_ORDER)
          .reversed()
          .thenComparing(NAME.comparator));

  private final Comparator<Plan> comparator;

  PlanOrder(Comparator<Plan> comparator) {
    this.comparator = comparator;
  }

  Comparator<Plan> comparator() {
    return comparator;
  }
}
