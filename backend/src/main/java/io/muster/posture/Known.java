package io.muster.posture;

import io.muster.findings.OpenFinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the verdict of a cluster follows from, as known at some instant.
 *
 * @param inputs boundary, policy and identity
 * @param lastScan the last scan that ended by itself
 * @param lastComplete the last one that read everything
 * @param open the findings that are open
 */
record Known(
    Inputs inputs,
    Optional<PastScan> lastScan,
    Optional<PastScan> lastComplete,
    List<OpenFinding> open) {

  Known {
    open = List.copyOf(open);
  }

  /** From when on the last complete scan is too old; nothing if there is none. */
  Optional<Instant> deadline() {
    return lastComplete.map(s -> s.at().plus(inputs.allowedAge()));
  }
}
