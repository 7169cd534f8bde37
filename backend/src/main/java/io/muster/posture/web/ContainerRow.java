package io.muster.posture.web;

import io.muster.evaluation.Outcome;
import io.muster.posture.FindingStates.Stand;
import io.muster.scans.ScannedContainer;
import io.muster.ui.State;
import java.util.Map;

/**
 * A container of a scan as its page shows it.
 *
 * @param says what the rule says of it
 * @param stand what addressed it at the scan's instant
 */
record ContainerRow(ScannedContainer container, State says, Stand stand, Chain chain) {

  static ContainerRow of(ScannedContainer container, Map<String, Stand> addressed) {
    return new ContainerRow(
        container,
        state(container.outcome()),
        addressed.getOrDefault(container.id(), Stand.UNADDRESSED),
        Chain.of(container));
  }

  static State state(Outcome outcome) {
    return switch (outcome) {
      case HOST -> new State("Violation", "open", "open");
      case INHERITED -> new State("Violation, inherited", "open", "open");
      case UNPROVEN -> new State("Violation, unproven", "open", "open");
      case UNREAD -> new State("Unread", "unread", "unread");
      case NOT_APPLICABLE -> new State("Not Applicable", "na", "na");
      case CANNOT_START -> new State("Cannot start", "ended", "ended");
      case PRIVATE -> new State("Private", "pass", "pass");
    };
  }
}
