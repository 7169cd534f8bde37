package io.muster.scans;

import io.muster.shared.ScanId;
import java.util.List;

/** Scans stand in the queue, and run as soon as there is a place. */
public record ScansQueued(List<ScanId> scans) {

  public ScansQueued {
    scans = List.copyOf(scans);
  }
}
