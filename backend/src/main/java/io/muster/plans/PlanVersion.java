package io.muster.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a plan said from some instant on.
 *
 * @param version counts from 1
 * @param at when it was written
 * @param role in which role, as its title
 */
public record PlanVersion(
    int version, Instant at, String username, String displayName, String role, PlanText text) {

  /** The day by which it is to be completed; a written version says one. */
  public LocalDate scheduledCompletion() {
    return Objects.requireNonNull(text.scheduledCompletion());
  }
}
