package io.muster.scans;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.ScanRunId;
import java.util.Map;

/**
 * Someone asked for scans of many clusters at once.
 *
 * @param what which clusters were meant, in words
 * @param scans how many scans that were
 * @param open how many of them had been open already
 */
public record ScanRunRequested(ScanRunId run, String what, int scans, int open, Who by)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        by,
        "scan-run.requested",
        "scan-run",
        run.toString(),
        null,
        Map.of("what", what, "scans", scans, "open", open));
  }
}
