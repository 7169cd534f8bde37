package io.muster.exports.oscal;

import io.muster.exports.Answer;
import io.muster.exports.PoamFinding;
import io.muster.exports.Snapshot;
import io.muster.plans.Plan;
import io.muster.posture.Standing;
import io.muster.shared.ClusterId;
import java.util.List;
import java.util.UUID;

/** What OSCAL calls a finding: whether the rule is met on a cluster. */
final class RuleFinding {

  private RuleFinding() {}

  /** Its id, the same in assessment results and plans. */
  static UUID id(ClusterId cluster) {
    return OscalId.of("finding", cluster, Plan.RULE);
  }

  /** Whether there is one: a cluster that is Not Reviewed has none. */
  static boolean tells(Snapshot seen) {
    return !Answer.of(seen.standing()).oscalState().isEmpty();
  }

  /**
   * Writes it.
   *
   * @param findings those of the cluster's open findings that the file tells
   */
  static void write(OscalJson out, Snapshot seen, List<PoamFinding> findings) {
    Standing standing = seen.standing();
    Answer answer = Answer.of(standing);
    out.id(id(seen.cluster()));
    out.line(
        "title",
        "%s on cluster %s: %s"
            .formatted(Plan.RULE, seen.line().name(), standing.verdict().title()));
    out.text("description", standing.reason() + ".");
    Head.origins(out);
    out.object(
        "target",
        () -> {
          out.word("type", "objective-id");
          out.word("target-id", Plan.RULE);
          out.object(
              "status",
              () -> {
                out.word("state", answer.oscalState());
                out.word("reason", answer.oscalReason());
              });
          if (answer == Answer.NOT_APPLICABLE) {
            out.object("implementation-status", () -> out.word("state", "not-applicable"));
          }
        });
    out.each(
        "related-observations",
        Observations.ids(seen, findings),
        id -> out.word("observation-uuid", id));
    out.each("related-risks", findings, f -> out.word("risk-uuid", Risks.id(f)));
  }
}
