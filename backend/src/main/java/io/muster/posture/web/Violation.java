package io.muster.posture.web;

import io.muster.evaluation.Outcome;
import io.muster.findings.Finding;
import io.muster.findings.FindingDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An open finding as a row of the cluster page, told by its worst container.
 *
 * @param chain whom the container joined, one after the other, by their last known names, cut ids
 *     where nobody ever read a name; itself first
 * @param end where the chain ends, in words
 */
record Violation(Finding finding, List<String> chain, String end) {

  private static final int SHORT = 12;

  static Violation of(Finding finding, Map<String, String> names) {
    FindingDetail worst = finding.worst();
    List<String> chain = new ArrayList<>();
    chain.add(finding.subject().name());
    worst.chain().forEach(id -> chain.add(names.getOrDefault(id, cut(id))));
    return new Violation(finding, List.copyOf(chain), end(worst.outcome()));
  }

  /** The container to name. */
  public FindingDetail worst() {
    return finding.worst();
  }

  /** How many containers of the same subject violate besides. */
  public int others() {
    return finding.details().size() - 1;
  }

  private static String cut(String id) {
    return id.length() > SHORT ? id.substring(0, SHORT) : id;
  }

  private static String end(Outcome outcome) {
    return switch (outcome) {
      case HOST, INHERITED -> "host";
      case UNPROVEN, UNREAD, NOT_APPLICABLE, CANNOT_START, PRIVATE -> "never read";
    };
  }
}
