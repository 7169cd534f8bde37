package io.muster.clusters.web;

import io.muster.clusters.DocumentedCounts;
import io.muster.clusters.ExceptionPolicy;
import io.muster.shared.Invalid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the AO decides about exceptions, as typed. */
record PolicyForm(
    @Nullable String documentedCounts,
    @Nullable String longestExceptionDays,
    @Nullable String reason) {

  PolicyForm {
    documentedCounts = Objects.requireNonNullElse(documentedCounts, "");
    longestExceptionDays = Objects.requireNonNullElse(longestExceptionDays, "").strip();
    reason = Objects.requireNonNullElse(reason, "");
  }

  /** The form of what holds; why it is to change is still to be said. */
  static PolicyForm of(ExceptionPolicy policy) {
    return new PolicyForm(
        policy.documentedCounts().name(), String.valueOf(policy.longestDays()), "");
  }

  /**
   * What it says.
   *
   * @throws Invalid if the days are no number
   */
  ExceptionPolicy policy() {
    if (!longestExceptionDays.matches("[0-9]{1,6}")) {
      throw new Invalid("longestExceptionDays", "Enter a number of days.");
    }
    return new ExceptionPolicy(
        DocumentedCounts.OPEN.name().equals(documentedCounts)
            ? DocumentedCounts.OPEN
            : DocumentedCounts.NOT_A_FINDING,
        Integer.parseInt(longestExceptionDays),
        reason);
  }
}
