package io.muster.scans;

import io.muster.clusters.BoundaryPolicy;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;

/** Scans as they would be stored, without a database. */
public final class ScansTold {

  private static final Instant AT = Instant.parse("2026-11-23T14:32:10Z");
  private static final Scan.Timing NO_TIME =
      new Scan.Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private ScansTold() {}

  /** A scan in that state, which holds what it saw if it is one that keeps facts. */
  public static Scan in(ScanStatus status, Seen seen) {
    boolean read = status == ScanStatus.COMPLETED || status == ScanStatus.INCOMPLETE;
    return new Scan(
        ScanId.random(),
        ClusterId.random(),
        BoundaryId.random(),
        status,
        AT,
        "otis",
        status == ScanStatus.QUEUED ? null : AT,
        status.open() ? null : AT,
        status.open() ? null : "It ended.",
        read ? Results.of(seen.scan(), BoundaryPolicy.DEFAULT, NO_TIME) : null,
        Urgency.PERSON,
        1,
        null);
  }
}
