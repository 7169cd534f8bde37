package io.muster.exports;

import io.muster.posture.FleetFilter;
import io.muster.posture.FleetLine;

/**
 * Which clusters an export of several is about.
 *
 * @param filter as the fleet list has it
 * @param label only those with this label, {@code key} or {@code key=value}; empty for any
 */
public record Selection(FleetFilter filter, String label) {

  public Selection {
    label = label.strip();
  }

  /** Whether it leaves out no cluster but those of other boundaries. */
  boolean onlyByBoundary() {
    return label.isEmpty() && filter.equals(new FleetFilter(null, filter.boundary(), "", "", null));
  }

  /** Whether the cluster, which the filter lets through, has the label. */
  boolean has(FleetLine line) {
    if (label.isEmpty()) {
      return true;
    }
    int equals = label.indexOf('=');
    return equals < 0
        ? line.labels().containsKey(label)
        : label.substring(equals + 1).equals(line.labels().get(label.substring(0, equals)));
  }
}
