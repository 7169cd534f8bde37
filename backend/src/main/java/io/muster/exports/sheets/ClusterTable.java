package io.muster.exports.sheets;

import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.PastVerdictSettings;
import io.muster.exports.Snapshot;
import io.muster.posture.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must be known of each cluster to judge the other sheets of a workbook. */
final class ClusterTable {

  static final List<Column> COLUMNS =
      List.of(
          new Column("Cluster", 24, true),
          new Column("Cluster id", 38, false),
          new Column("Boundary", 24, true),
          new Column("System", 24, true),
          new Column("eMASS id", 12, true),
          new Column("Marking", 18, true),
          new Column("Verdict", 16, true),
          new Column("Why", 40, true),
          new Column("Doubt", 40, true),
          new Column("Raw", 8, false),
          new Column("Documented", 12, false),
          new Column("Risk accepted", 12, false),
          new Column("Unaddressed", 13, false),
          new Column("Documented counts as", 16, true),
          new Column("Policy since", 22, false),
          new Column("Policy decided by", 20, true),
          new Column("System label", 28, true),
          new Column("A verdict may be so many days old", 14, false),
          new Column("Inspected again after days", 14, false),
          new Column("Label, age and days since", 22, false),
          new Column("Label, age and days decided by", 20, true),
          new Column("Why this label, age and days", 40, true),
          new Column("Last scan", 28, false),
          new Column("Last complete scan", 28, false),
          new Column("Unread nodes", 40, true),
          new Column("Nodes out of service", 40, true));

  private ClusterTable() {}

  /**
   * The row of a cluster.
   *
   * @param marking what its own checklist bears
   */
  static List<@Nullable Object> row(Snapshot seen, String marking) {
    Standing s = seen.standing();
    BoundaryDetails boundary = seen.boundary();
    PastVerdictSettings settings = seen.settings();
    boolean decided = !seen.policy().policy().reason().isEmpty();
    return Arrays.asList(
        seen.line().name(),
        seen.cluster(),
        seen.line().boundaryName(),
        boundary.systemName(),
        boundary.emassId(),
        marking,
        s.verdict().title(),
        s.reason(),
        s.doubt(),
        figure(s, s.raw()),
        figure(s, s.documented()),
        figure(s, s.accepted()),
        figure(s, s.unaddressed()),
        s.documentedOpen() ? "Open" : "Not a Finding",
        decided ? seen.policy().from() : "Nobody decided otherwise",
        decided ? seen.policy().by() : "",
        boundary.systemLabel(),
        boundary.allowedAgeDays(),
        boundary.reinspectionDays(),
        settings.decided() ? settings.from() : "Since the boundary was made",
        settings.decided() ? settings.by() : "",
        settings.reason(),
        Objects.toString(s.lastScanAt(), "never"),
        Objects.toString(s.lastCompleteScanAt(), "never"),
        seen.unreadNodes().stream()
            .map(n -> n.hostname() + ": " + n.because())
            .collect(Collectors.joining("\n")),
        seen.outOfService().stream()
            .map(o -> "%s from %s until %s".formatted(o.hostname(), o.from(), o.until()))
            .collect(Collectors.joining("\n")));
  }

  /** What no scan read is not counted as nothing. */
  private static Object figure(Standing standing, int figure) {
    boolean read = standing.raw() > 0 || standing.lastCompleteScan() != null;
    return read ? figure : "not read";
  }
}
