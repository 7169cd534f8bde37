package io.muster.posture.web;

import io.muster.scans.Scan;
import io.muster.scans.ScanStage;
import io.muster.scans.ScanStatus;
import java.util.Optional;

/**
 * How far an open scan has come.
 *
 * @param phase what it is doing, in words
 * @param done containers inspected
 * @param of containers to inspect in all, 0 while unknown
 * @param news whether the phase is another one than the page that asks has said
 */
record Progress(String phase, int done, int of, boolean news) {

  /** From what is known of a running scan and the phase that the page that asks shows. */
  static Progress of(Scan scan, Optional<ScanStage> running, String seen) {
    String phase =
        scan.status() == ScanStatus.QUEUED
            ? "Waiting for its turn"
            : running.map(r -> r.phase().title()).orElse("Running");
    return new Progress(
        phase,
        running.map(ScanStage::done).orElse(0),
        running.map(ScanStage::of).orElse(0),
        !seen.isEmpty() && !seen.equals(phase));
  }
}
