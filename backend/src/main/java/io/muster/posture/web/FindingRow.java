package io.muster.posture.web;

import io.muster.exceptions.Likeness;
import io.muster.findings.Finding;
import io.muster.posture.FindingStates.Stand;
import org.jspecify.annotations.Nullable;

/**
 * A finding as lists show it.
 *
 * @param stand what addresses it, while it is open
 * @param likeness what it looks like and is not, while it is unaddressed; else null
 * @param chain of the container to name first
 */
record FindingRow(Finding finding, Stand stand, @Nullable Likeness likeness, Chain chain) {

  /** The name of the state for {@code @words.finding}: how it stands or how it ended. */
  public String state() {
    if (finding.endedAs() != null) {
      return finding.endedAs().name();
    }
    return likeness == null ? stand.state() : "CHANGED";
  }

  /** How many further containers of the subject violate the rule. */
  public int others() {
    return finding.details().size() - 1;
  }
}
