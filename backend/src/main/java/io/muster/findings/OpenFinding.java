package io.muster.findings;

import io.muster.shared.FindingId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A finding that is open at some instant: the rule is violated on its subject.
 *
 * @param id the episode
 * @param subject where, as of that instant
 * @param details the containers in violation, as last read, by id; never none
 */
public record OpenFinding(FindingId id, Subject subject, List<FindingDetail> details) {

  public OpenFinding {
    details = sorted(details);
  }

  /** Details in the order in which they are compared and kept. */
  static List<FindingDetail> sorted(Collection<FindingDetail> details) {
    return details.stream().sorted(Comparator.comparing(FindingDetail::container)).toList();
  }

  /** The ids of the containers in violation. */
  public Set<String> containers() {
    return details.stream().map(FindingDetail::container).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether only system containers violate on this subject; one other makes it not system. */
  public boolean system() {
    return details.stream().allMatch(FindingDetail::system);
  }
}
