package io.muster.posture.web;

import io.muster.shared.ScanId;
import io.muster.shared.ScanRunId;
import org.jspecify.annotations.Nullable;

/** What a stream tells of. */
sealed interface LiveTopic {

  /** All open scans that the viewer may see. */
  record Fleet() implements LiveTopic {}

  /** One scan. */
  record OfScan(ScanId scan) implements LiveTopic {}

  /** One run. */
  record OfRun(ScanRunId run) implements LiveTopic {}

  static LiveTopic of(@Nullable String scan, @Nullable String run) {
    if (scan != null) {
      return new OfScan(ScanId.parse(scan));
    }
    return run == null ? new Fleet() : new OfRun(ScanRunId.parse(run));
  }
}
