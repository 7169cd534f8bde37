package io.muster.exceptions;

import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFindings;
import io.muster.shared.ClusterId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a text fits of all that is open in its boundary, without the containers' facts.
 *
 * @param containers what it catches
 * @param clusters the clusters that a decision would freeze
 * @param nearMisses what fits but for one thing
 */
record Matches(List<Match> containers, Set<ClusterId> clusters, List<NearMiss> nearMisses) {

  /** A container of a finding that fits. */
  record Match(OpenFindings.Placed placed, FindingDetail detail) {}

  /** The fingerprints that a decision would freeze. */
  Set<String> fingerprints(Pin pin) {
    return pin.of(containers.stream().map(Match::detail));
  }

  /** The container names that a decision would be about. */
  Set<String> names() {
    return containers.stream()
        .map(m -> m.placed().finding().subject().name())
        .collect(Collectors.toUnmodifiableSet());
  }
}
