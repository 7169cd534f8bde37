package io.muster.posture.web;

import io.muster.findings.Finding;
import io.muster.posture.FindingStates.Stand;

/**
 * A finding as lists show it.
 *
 * @param stand what addresses it, while it is open
 * @param chain of the container to name first
 */
record FindingRow(Finding finding, Stand stand, Chain chain) {

  /** The name of the state for {@code @words.finding}: how it stands or how it ended. */
  public String state() {
    return finding.endedAs() == null ? stand.state() : finding.endedAs().name();
  }

  /** How many further containers of the subject violate the rule. */
  public int others() {
    return finding.details().size() - 1;
  }
}
