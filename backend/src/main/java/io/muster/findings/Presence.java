package io.muster.findings;

import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Judged;
import java.util.HashSet;
import java.util.Set;

/** What of a scan is there without being in violation: it tells "fixed" from "gone". */
final class Presence {

  private final Set<Subject> names = new HashSet<>();
  private final Set<Subject> idsOnNodes = new HashSet<>();

  private Presence() {}

  static Presence in(Evaluated scan) {
    Presence presence = new Presence();
    for (Judged judged : scan.containers()) {
      if (!judged.violation()) {
        presence.names.add(Subject.of(judged.sighting()));
        presence.idsOnNodes.add(new Subject(judged.sighting().node(), judged.sighting().id()));
      }
    }
    return presence;
  }

  /**
   * Fixed, if the name is still borne on the node or one of the containers lives on there, under
   * any name, without violating; gone otherwise. A container that violates on under a name that has
   * an open finding of its own counts there: the subject itself is gone.
   */
  Ending endingOf(OpenFinding finding) {
    String node = finding.subject().node();
    boolean there =
        names.contains(finding.subject())
            || finding.containers().stream()
                .anyMatch(id -> idsOnNodes.contains(new Subject(node, id)));
    return there ? Ending.FIXED : Ending.GONE;
  }
}
