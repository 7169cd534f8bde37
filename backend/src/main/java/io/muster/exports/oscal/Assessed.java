package io.muster.exports.oscal;

import io.muster.exports.Checklist;
import io.muster.exports.PoamFinding;
import io.muster.exports.Snapshot;
import io.muster.plans.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What assessment results tell of a cluster.
 *
 * @param checklist the same that its checklist tells
 * @param findings its open findings, documented ones too
 * @param plan the plan that they are under, null if none
 */
public record Assessed(Checklist checklist, List<PoamFinding> findings, @Nullable Plan plan) {

  public Assessed {
    findings = List.copyOf(findings);
  }

  Snapshot seen() {
    return checklist.seen();
  }
}
