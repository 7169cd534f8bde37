package io.muster.scans;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;

/** A scan stands in the queue, and runs as soon as there is a place. */
public record ScanQueued(ScanId scan, ClusterId cluster, BoundaryId boundary) {}
