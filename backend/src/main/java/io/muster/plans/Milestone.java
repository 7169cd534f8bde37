package io.muster.plans;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A step on the way to the end of a plan.
 *
 * @param text what is done by then
 * @param day the day by which, in the boundary's zone
 * @param done whether it is done
 */
public record Milestone(String text, LocalDate day, boolean done) {

  /** In the order of their days. */
  static final Comparator<Milestone> BY_DAY = Comparator.comparing(Milestone::day);

  /** Whether its day is past and it is not done. */
  public boolean missedOn(LocalDate today) {
    return !done && day.isBefore(today);
  }
}
