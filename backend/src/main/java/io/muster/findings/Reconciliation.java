package io.muster.findings;

import io.muster.evaluation.Evaluated;
import io.muster.shared.FindingId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a scan against the findings that are open and says what changes. Pure: the same scan and
 * the same findings always give the same changes, in the same order.
 *
 * <p>A violation opens an episode or continues one, on any node. An episode ends only on a node
 * that was read wholly: what was not looked at stays as it was last read.
 */
public final class Reconciliation {

  private final Collection<OpenFinding> open;
  private final Map<Subject, FindingId> ended;
  private final Evaluated scan;
  private final Set<String> whole;
  private final Violations violations;

  private Reconciliation(
      Collection<OpenFinding> open, Map<Subject, FindingId> ended, Evaluated scan) {
    this.open = open;
    this.ended = ended;
    this.scan = scan;
    this.whole = scan.wholeNodes();
    this.violations = Violations.in(scan);
  }

  /**
   * What the scan changes.
   *
   * @param open the findings open before the scan, at most one a subject
   * @param ended of each subject the latest episode that ended, if any
   */
  public static List<Change> of(
      Collection<OpenFinding> open, Map<Subject, FindingId> ended, Evaluated scan) {
    return new Reconciliation(open, ended, scan).changes();
  }

  private List<Change> changes() {
    Map<Subject, OpenFinding> continued = Continuation.of(open, violations, whole);
    List<Change> changes = new ArrayList<>();
    Set<FindingId> seen = new HashSet<>();
    violations
        .bySubject()
        .forEach(
            (subject, details) -> {
              OpenFinding finding = continued.get(subject);
              if (finding == null) {
                changes.add(begin(subject, details));
              } else {
                seen.add(finding.id());
                changes.addAll(carryOn(finding, subject, details));
              }
            });
    List<OpenFinding> unseen =
        open.stream()
            .filter(f -> !seen.contains(f.id()) && whole.contains(f.subject().node()))
            .toList();
    if (!unseen.isEmpty()) {
      Presence presence = Presence.in(scan);
      unseen.forEach(f -> changes.add(new Change.Ended(f.id(), f.subject(), presence.endingOf(f))));
    }
    return changes;
  }

  private Change begin(Subject subject, List<FindingDetail> details) {
    FindingId previous = ended.get(subject);
    return previous == null
        ? new Change.Opened(subject, details)
        : new Change.Recurred(subject, details, previous);
  }

  private List<Change> carryOn(OpenFinding finding, Subject subject, List<FindingDetail> read) {
    List<Change> changes = new ArrayList<>();
    if (!finding.subject().equals(subject)) {
      changes.add(new Change.Renamed(finding.id(), finding.subject(), subject));
    }
    List<FindingDetail> after = OpenFinding.sorted(withWhatWasNotLookedAt(finding, read));
    if (!after.equals(finding.details())) {
      changes.add(
          new Change.Changed(
              finding.id(),
              finding.details().stream().filter(d -> !after.contains(d)).toList(),
              after.stream().filter(d -> !finding.details().contains(d)).toList()));
    }
    return changes.isEmpty() ? List.of(new Change.Continued(finding.id())) : changes;
  }

  /** On a node not read wholly, containers of the subject that were not seen stay as last read. */
  private List<FindingDetail> withWhatWasNotLookedAt(
      OpenFinding finding, List<FindingDetail> read) {
    if (whole.contains(finding.subject().node())) {
      return read;
    }
    List<FindingDetail> all = new ArrayList<>(read);
    finding.details().stream()
        .filter(d -> !violations.contains(finding.subject().node(), d.container()))
        .forEach(all::add);
    return all;
  }
}
