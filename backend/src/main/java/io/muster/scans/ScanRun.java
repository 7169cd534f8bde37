package io.muster.scans;

import io.muster.shared.ScanRunId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scans of many clusters that were asked for at once. All figures are of the clusters that the
 * viewer may see.
 *
 * @param what which clusters were meant, in words
 * @param byStatus how many of its scans stand how; a status that none has is absent
 * @param endedAt when the last of them ended, null while one is to end
 */
public record ScanRun(
    ScanRunId id,
    String what,
    Instant requestedAt,
    String requestedBy,
    Map<ScanStatus, Integer> byStatus,
    @Nullable Instant endedAt) {

  public ScanRun {
    byStatus = Map.copyOf(byStatus);
  }

  /** How many scans it has. */
  public int asked() {
    return byStatus.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many have ended, however. */
  public int ended() {
    return asked() - of(ScanStatus.QUEUED) - of(ScanStatus.RUNNING);
  }

  /** How many stand so. */
  public int of(ScanStatus status) {
    return byStatus.getOrDefault(status, 0);
  }

  /** Whether one is still to end. */
  public boolean open() {
    return endedAt == null;
  }
}
