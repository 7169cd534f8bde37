package io.muster.findings;

import io.muster.shared.FindingId;
import java.util.Collection;
import java.util.List;

/** What one scan does to the ledger. A finding may be renamed and changed by the same scan. */
public sealed interface Change {

  /**
   * A first episode begins.
   *
   * @param details the containers in violation
   */
  record Opened(Subject subject, List<FindingDetail> details) implements Change {}

  /**
   * A subject is in violation again after an episode of it ended: a new episode begins.
   *
   * @param previous the latest episode of the subject
   */
  record Recurred(Subject subject, List<FindingDetail> details, FindingId previous)
      implements Change {}

  /** Seen again, nothing of it is new. */
  record Continued(FindingId finding) implements Change {}

  /**
   * Seen again, with other containers or the same ones in another light.
   *
   * @param before the details that end
   * @param after the details that begin; one that stays the same is in neither
   */
  record Changed(FindingId finding, List<FindingDetail> before, List<FindingDetail> after)
      implements Change {}

  /** Its container bears another name. */
  record Renamed(FindingId finding, Subject from, Subject to) implements Change {}

  /** The episode ends. */
  record Ended(FindingId finding, Subject subject, Ending as) implements Change {

    /** The end of each of the findings. */
    static List<Change> all(Collection<OpenFinding> findings, Ending as) {
      return findings.stream().<Change>map(f -> new Ended(f.id(), f.subject(), as)).toList();
    }
  }
}
