package io.muster.exports;

import io.muster.clusters.Asset;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.PastExceptionPolicy;
import io.muster.clusters.PastVerdictSettings;
import io.muster.inventory.OutOfService;
import io.muster.posture.FleetLine;
import io.muster.posture.Standing;
import io.muster.scans.Scan;
import io.muster.shared.ClusterId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an export tells of one cluster, as it was at an instant.
 *
 * @param line its name, boundary and how it stood
 * @param asset what checklists say of it as an asset
 * @param boundary what was said of its boundary
 * @param policy what its AO had decided about documented findings
 * @param settings the settings that moved its verdict, by whom and why
 * @param lastScan the last scan that had ended; null if none, or none in the viewer's scope
 * @param lastRead the last of those that read anything
 * @param violators the containers in violation, by node and name
 * @param unreadNodes the nodes that were not wholly read, each with why
 * @param outOfService the times out of service that covered the instant
 */
public record Snapshot(
    Moment moment,
    FleetLine line,
    Asset asset,
    BoundaryDetails boundary,
    PastExceptionPolicy policy,
    PastVerdictSettings settings,
    @Nullable Scan lastScan,
    @Nullable Scan lastRead,
    List<Violator> violators,
    List<UnreadNode> unreadNodes,
    List<OutOfService> outOfService) {

  /**
   * A node that was not wholly read.
   *
   * @param because why, in one sentence
   */
  public record UnreadNode(String hostname, String because) {}

  public Snapshot {
    violators = List.copyOf(violators);
    unreadNodes = List.copyOf(unreadNodes);
    outOfService = List.copyOf(outOfService);
  }

  /** The cluster. */
  public ClusterId cluster() {
    return line.cluster();
  }

  /** How it stood. */
  public Standing standing() {
    return line.standing();
  }

  /** The host name that its checklist shows. */
  public String hostName() {
    return asset.assetName().isBlank() ? line.name() : asset.assetName();
  }
}
