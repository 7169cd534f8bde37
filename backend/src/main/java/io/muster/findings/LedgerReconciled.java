package io.muster.findings;

import io.muster.scans.ScanEnded;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.Optional;

/**
 * The ledger of a cluster is up to date with an event, in the transaction of that event. Published
 * for every scan that ended, also for one that changed nothing.
 *
 * @param boundary the boundary that the cluster is in from {@code at} on
 * @param at when the event takes effect
 * @param scanEnded the scan, if one was the cause
 */
public record LedgerReconciled(
    ClusterId cluster,
    BoundaryId boundary,
    Instant at,
    Cause cause,
    Optional<ScanEnded> scanEnded) {

  /** What the ledger was reconciled with. */
  public enum Cause {
    SCAN,
    /** A person confirmed that a node left. */
    NODE_LEFT,
    /** The cluster moved to another boundary. */
    MOVED,
    RETIRED
  }

  /** The scan's id, if one was the cause. */
  public Optional<ScanId> scan() {
    return scanEnded.map(ScanEnded::scan);
  }
}
