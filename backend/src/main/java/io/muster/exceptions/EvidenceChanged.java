package io.muster.exceptions;

import io.muster.shared.Conflict;
import java.util.List;
import java.util.stream.Collectors;

/** What someone decides on is no longer what they saw. Nothing was decided. */
public class EvidenceChanged extends Conflict {

  private static final long serialVersionUID = 1L;
  private static final int NAMED = 10;

  EvidenceChanged(List<String> differences) {
    super(
        "What this decides on changed since it was seen, so nothing was decided: "
            + told(differences)
            + ". Look at it again.");
  }

  private static String told(List<String> differences) {
    if (differences.isEmpty()) {
      return "the list of containers is another";
    }
    String some = differences.stream().limit(NAMED).collect(Collectors.joining("; "));
    int more = differences.size() - NAMED;
    return more > 0 ? some + "; and " + more + " more" : some;
  }
}
