package io.muster.scans;

import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Tally;
import io.muster.inventory.Gap;
import java.util.List;

/** How a scan that read something ended, in one or two sentences. */
final class ScanReason {

  private ScanReason() {}

  static String of(Evaluated evaluated) {
    Tally full = evaluated.full();
    int read = full.containers() - evaluated.unread();
    String found =
        full.violations() == 0
            ? "None of %d containers read shares the host's PID namespace.".formatted(read)
            : "%d of %d containers read %s the host's PID namespace."
                .formatted(full.violations(), read, full.violations() == 1 ? "shares" : "share");
    return evaluated.complete() ? found : found + " Incomplete: " + first(evaluated) + ".";
  }

  private static String first(Evaluated evaluated) {
    List<Gap> gaps = evaluated.inventory().gaps();
    if (gaps.isEmpty()) {
      return evaluated.unread() + " chains of containers could not be followed";
    }
    String more = gaps.size() == 1 ? "" : ", and %d more".formatted(gaps.size() - 1);
    return gaps.getFirst().words() + more;
  }
}
