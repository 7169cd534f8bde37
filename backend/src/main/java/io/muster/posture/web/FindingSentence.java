package io.muster.posture.web;

import io.muster.findings.Finding;

/** How a finding stands, in one sentence. */
final class FindingSentence {

  private FindingSentence() {}

  static String of(Finding finding) {
    if (finding.endedAs() != null) {
      return switch (finding.endedAs()) {
        case FIXED -> "It is still there and shares the host's PID namespace no more.";
        case GONE -> "No container of this name is on the node any more.";
        case NODE_LEFT -> "A person confirmed that its node left the cluster.";
        case UNRESOLVED -> "The cluster was retired while this was open: nobody saw it fixed.";
      };
    }
    String why =
        switch (finding.worst().outcome()) {
          case HOST -> "It shares the host's PID namespace by its own PID mode.";
          case INHERITED ->
              "It joined a container that shares, or shared when last read, the host's PID"
                  + " namespace.";
          case UNPROVEN ->
              "It runs in the namespace of a container that nobody ever read: nothing proves that"
                  + " this is not the host's.";
          // A finding holds violations alone; should that ever fail, say what is known.
          case UNREAD, NOT_APPLICABLE, CANNOT_START, PRIVATE -> "It was read as a violation.";
        };
    int others = finding.details().size() - 1;
    String more =
        others == 0
            ? ""
            : " %d more %s of this name %s."
                .formatted(
                    others,
                    others == 1 ? "container" : "containers",
                    others == 1 ? "does too" : "do too");
    String system =
        finding.system()
            ? " It bears the system label, so a documented exception may cover it."
            : " It bears no system label, so only removal or the AO's acceptance addresses it.";
    return why + more + system;
  }
}
