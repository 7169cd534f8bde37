package io.muster.api;

import io.muster.exceptions.Differences;
import io.muster.exceptions.Drifts;
import io.muster.exceptions.Likeness;
import io.muster.findings.Finding;
import io.muster.identity.Scope;
import io.muster.posture.FindingStates;
import io.muster.posture.FindingStates.Stand;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts together what the API tells of findings, with a few queries for any number of them. */
@Component
class FindingViews {

  private final FindingStates states;
  private final Drifts drifts;
  private final Differences differences;

  FindingViews(FindingStates states, Drifts drifts, Differences differences) {
    this.states = states;
    this.drifts = drifts;
    this.differences = differences;
  }

  /** As they stood at an instant. */
  List<FindingView> of(List<Finding> findings, Instant now, Scope scope) {
    List<FindingId> open = findings.stream().filter(Finding::open).map(Finding::id).toList();
    Map<FindingId, Stand> stands = states.of(open, now, scope);
    Map<FindingId, Likeness> likenesses =
        differences.likenesses(
            drifts.of(open.stream().filter(id -> !stands.containsKey(id)).toList(), now, scope),
            scope);
    return findings.stream()
        .map(
            f ->
                FindingView.of(
                    f, stands.getOrDefault(f.id(), Stand.UNADDRESSED), likenesses.get(f.id())))
        .toList();
  }
}
