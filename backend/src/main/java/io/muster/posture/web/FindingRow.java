package io.muster.posture.web;

import io.muster.findings.Finding;
import java.util.Map;

/**
 * A finding as lists show it.
 *
 * @param state the word for how it stands or how it ended
 * @param chain of the container to name first
 */
record FindingRow(Finding finding, String state, Chain chain) {

  static FindingRow of(Finding finding, Map<String, String> names) {
    return new FindingRow(
        finding, state(finding), Chain.of(finding.subject().name(), finding.worst(), names));
  }

  /** The name of the state for {@code @words.finding}. */
  static String state(Finding finding) {
    return finding.endedAs() == null ? "UNADDRESSED" : finding.endedAs().name();
  }

  /** How many further containers of the subject violate the rule. */
  public int others() {
    return finding.details().size() - 1;
  }
}
