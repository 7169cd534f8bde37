package io.muster.exceptions.web;

import io.muster.exceptions.Candidates;
import io.muster.exceptions.EvidenceLine;
import io.muster.exceptions.NearMiss;
import java.util.List;

/**
 * What a request would catch if it were decided now.
 *
 * @param said whether it says enough to catch anything
 * @param caught the first of them, of {@code total}
 * @param nearMisses the first of what fits but for one thing, of {@code allNearMisses}
 */
public record Preview(
    boolean said,
    List<EvidenceLine> caught,
    int total,
    int findings,
    int clusters,
    List<NearMiss> nearMisses,
    int allNearMisses) {

  private static final int SHOWN = 50;

  static final Preview NONE = new Preview(false, List.of(), 0, 0, 0, List.of(), 0);

  static Preview of(Candidates.Chosen chosen) {
    List<EvidenceLine> lines = chosen.caught().lines();
    return new Preview(
        true,
        lines.stream().limit(SHOWN).toList(),
        lines.size(),
        chosen.caught().findings().size(),
        chosen.caught().clusters().size(),
        chosen.nearMisses().stream().limit(SHOWN).toList(),
        chosen.nearMisses().size());
  }
}
