package io.muster.evaluation;

import io.muster.inventory.Sighting;
import java.util.List;

/**
 * A container with what the rule says of it.
 *
 * @param sighting the container
 * @param outcome what the rule says
 * @param chain the ids of the containers it joined, one after the other, without itself; ends where
 *     the outcome was decided
 * @param system whether it counts as a system container
 */
public record Judged(Sighting sighting, Outcome outcome, List<String> chain, boolean system) {

  public Judged {
    chain = List.copyOf(chain);
  }

  /** Whether it violates the rule. */
  public boolean violation() {
    return outcome.violation();
  }
}
