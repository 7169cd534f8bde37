package io.muster.testing;

import io.muster.audit.Who;
import io.muster.clusters.Cluster;
import io.muster.evaluation.Evaluated;
import io.muster.scans.ScanEnded;
import io.muster.scans.ScanStatus;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.Optional;

/** Ends of scans of a cluster, as the scan pipeline publishes them. */
public final class ScansOf {

  private static final Who JOB = new Who(null, "scan", "");

  private ScansOf() {}

  /** A scan that read what it read. */
  public static ScanEnded read(Cluster cluster, Instant at, Evaluated seen) {
    ScanStatus status = seen.complete() ? ScanStatus.COMPLETED : ScanStatus.INCOMPLETE;
    return ended(cluster, at, status, Optional.of(seen), status.title());
  }

  /** A scan that read nothing. */
  public static ScanEnded failed(Cluster cluster, Instant at, String reason) {
    return ended(cluster, at, ScanStatus.FAILED, Optional.empty(), reason);
  }

  /** A scan that a person stopped. */
  public static ScanEnded cancelled(Cluster cluster, Instant at) {
    return ended(cluster, at, ScanStatus.CANCELLED, Optional.empty(), "Cancelled");
  }

  private static ScanEnded ended(
      Cluster cluster, Instant at, ScanStatus status, Optional<Evaluated> seen, String reason) {
    return new ScanEnded(
        ScanId.random(),
        cluster.id(),
        cluster.boundaryId(),
        at,
        at,
        status,
        seen,
        reason,
        "nothing",
        JOB);
  }
}
