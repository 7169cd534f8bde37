package io.muster.posture.web;

import io.muster.evaluation.Outcome;
import io.muster.findings.FindingDetail;
import io.muster.scans.ScannedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PID mode followed to its end: the container, what it joined, and where that leads.
 *
 * @param steps one after the other
 */
record Chain(List<Step> steps) {

  /**
   * A step of a chain.
   *
   * @param text what is shown
   * @param whole the whole id where the text is not all, or null
   * @param gone whether the container is there no more
   * @param end whether this is what violates the rule
   */
  record Step(String text, @Nullable String whole, boolean gone, boolean end) {}

  Chain {
    steps = List.copyOf(steps);
  }

  /** As a scan followed it. */
  static Chain of(ScannedContainer container) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(container.name(), null, false, false));
    for (ScannedContainer.Link link : container.chain()) {
      steps.add(joined(link.id(), link.name(), !link.present()));
    }
    end(container.outcome(), container.pidMode(), steps);
    return new Chain(steps);
  }

  /** As it was read for a finding; the names are those last known, by id. */
  static Chain of(String name, FindingDetail detail, Map<String, String> names) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(name, null, false, false));
    detail.chain().forEach(id -> steps.add(joined(id, names.get(id), false)));
    end(detail.outcome(), detail.pidMode(), steps);
    return new Chain(steps);
  }

  /** In one line of plain text. */
  String text() {
    return String.join(" -> ", steps.stream().map(Step::text).toList());
  }

  private static Step joined(String id, @Nullable String name, boolean gone) {
    return new Step(
        name == null ? id.substring(0, Math.min(12, id.length())) : name, id, gone, false);
  }

  private static void end(Outcome outcome, String pidMode, List<Step> steps) {
    switch (outcome) {
      case HOST, INHERITED -> steps.add(new Step("host", null, false, true));
      case UNPROVEN -> steps.add(new Step("unproven origin", null, false, true));
      case UNREAD -> steps.add(new Step("unread", null, false, false));
      case PRIVATE -> steps.add(new Step("private", null, false, false));
      case NOT_APPLICABLE ->
          steps.add(new Step(pidMode.equals("host") ? "host" : "private", null, false, false));
      case CANNOT_START -> {}
    }
  }
}
