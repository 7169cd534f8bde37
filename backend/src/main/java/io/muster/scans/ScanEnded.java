package io.muster.scans;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.evaluation.Evaluated;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A scan ended. Published inside the transaction that records it, after the inventory was stored,
 * so that the ledger and the posture change with it or not at all.
 *
 * @param began when it began to ask the cluster, or was asked for if it never did
 * @param at the instant of recording, at which everything the scan changes begins or ends
 * @param evaluated what was read, empty if the scan failed or was cancelled
 * @param reason one sentence on how it ended
 * @param opened what it took out of the vault, and when, in words
 */
public record ScanEnded(
    ScanId scan,
    ClusterId cluster,
    BoundaryId boundary,
    Instant began,
    Instant at,
    ScanStatus status,
    Optional<Evaluated> evaluated,
    String reason,
    String opened,
    Who by)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        by,
        "scan.ended",
        "scan",
        scan.toString(),
        boundary,
        Map.of(
            "cluster",
            cluster.toString(),
            "status",
            status.name(),
            "reason",
            reason,
            "opened",
            opened));
  }
}
