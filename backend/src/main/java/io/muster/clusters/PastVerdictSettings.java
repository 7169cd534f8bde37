package io.muster.clusters;

import java.time.Instant;

/**
 * Settings of a boundary that move verdicts, as decided once.
 *
 * @param reason why; empty for those it was made with
 * @param from since when they hold or held
 * @param by the user name of who decided it
 */
public record PastVerdictSettings(
    VerdictSettings settings, String reason, Instant from, String by) {

  /** Whether somebody decided them, after the boundary was made. */
  public boolean decided() {
    return !reason.isEmpty();
  }
}
