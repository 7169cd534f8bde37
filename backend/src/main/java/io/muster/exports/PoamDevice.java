package io.muster.exports;

import java.util.List;

/**
 * A cluster that an item of a plan of action and milestones covers, as the asset that it is.
 *
 * @param seen how it was at the instant
 * @param findings those on it that need a plan, by node and name
 */
public record PoamDevice(Snapshot seen, List<PoamFinding> findings) {

  public PoamDevice {
    findings = List.copyOf(findings);
  }
}
