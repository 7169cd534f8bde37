package io.muster.scans;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.util.Map;

/** Someone asked for a scan. */
public record ScanRequested(ScanId scan, ClusterId cluster, BoundaryId boundary, Who by)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        by,
        "scan.requested",
        "scan",
        scan.toString(),
        boundary,
        Map.of("cluster", cluster.toString()));
  }
}
