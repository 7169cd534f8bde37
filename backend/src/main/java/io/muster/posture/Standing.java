package io.muster.posture;

import io.muster.evaluation.Verdict;
import io.muster.shared.ScanId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster stands: its verdict, why, and the figures behind it. {@code raw = documented +
 * accepted + unaddressed}.
 *
 * @param reason why, in one sentence
 * @param doubt why nothing could pass, whatever is open; empty if everything was read and is fresh
 * @param raw findings open by the rule alone
 * @param documented of those, system containers under a documented exception in force
 * @param accepted of those, risks that the AO accepted
 * @param unaddressed of those, all others
 * @param documentedOpen whether documented findings keep it Open all the same, by the policy of the
 *     boundary's AO
 * @param unread containers that the last scan could not read
 * @param lastScan the last scan that had ended by itself, and {@code lastScanAt} when; null if none
 * @param lastCompleteScan the last that read everything, and {@code lastCompleteScanAt} when; null
 *     if none
 */
public record Standing(
    Verdict verdict,
    String reason,
    String doubt,
    int raw,
    int documented,
    int accepted,
    int unaddressed,
    boolean documentedOpen,
    int unread,
    @Nullable ScanId lastScan,
    @Nullable Instant lastScanAt,
    @Nullable ScanId lastCompleteScan,
    @Nullable Instant lastCompleteScanAt) {

  /**
   * Whether both say the same of the cluster, whatever scans they know it from: a scan that finds
   * what the one before found ends no stretch of time.
   */
  boolean sameAs(Standing other) {
    return withoutScans().equals(other.withoutScans());
  }

  /** The same, not saying which scans it is known from. */
  Standing withoutScans() {
    return new Standing(
        verdict,
        reason,
        doubt,
        raw,
        documented,
        accepted,
        unaddressed,
        documentedOpen,
        unread,
        null,
        null,
        null,
        null);
  }

  /** How many findings keep it from passing. */
  public int open() {
    return unaddressed + accepted + (documentedOpen ? documented : 0);
  }

  /** The verdict that the rule alone gives, without any exception. */
  public Verdict rawVerdict() {
    return raw > 0 ? Verdict.OPEN : verdict;
  }

  /** Whether only documented exceptions keep the cluster from being Open. */
  public boolean passesByDocumentation() {
    return verdict == Verdict.NOT_A_FINDING && documented > 0;
  }
}
