package io.muster.exports.sheets;

import io.muster.exceptions.PendingRequest;
import io.muster.exports.Citation;
import io.muster.exports.FindingLines;
import io.muster.exports.PoamFinding;
import io.muster.exports.PoamItem;
import io.muster.exports.Snapshot;
import io.muster.exports.Violator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A container that an item of a plan covers, so that a device is more than a name. */
final class DeviceRow {

  static final List<Column> COLUMNS =
      List.of(
          new Column("Muster item", 38, false),
          new Column("Item", 24, true),
          new Column("Device", 28, true),
          new Column("Cluster", 24, true),
          new Column("Cluster id", 38, false),
          new Column("FQDN", 28, true),
          new Column("IP", 16, false),
          new Column("Node", 24, true),
          new Column("Container", 30, true),
          new Column("Container id", 30, false),
          new Column("State", 22, true),
          new Column("Exceptions", 44, true),
          new Column("Asked for", 30, true),
          new Column("Open since", 28, false),
          new Column("Finding", 38, false));

  private DeviceRow() {}

  static List<@Nullable Object> of(
      PoamItem item, Snapshot seen, PoamFinding finding, Violator container) {
    return Arrays.asList(
        item.plan().id(),
        item.plan().name(),
        seen.hostName(),
        seen.line().name(),
        seen.cluster(),
        seen.asset().fqdn(),
        seen.asset().ip(),
        container.subject().node(),
        container.subject().name(),
        container.container().container(),
        FindingLines.state(container),
        container.citations().stream().map(Citation::sentence).collect(Collectors.joining("\n")),
        finding.requested().stream().map(DeviceRow::request).collect(Collectors.joining("\n")),
        container.openedAt(),
        finding.id());
  }

  private static String request(PendingRequest asked) {
    return "%s (%s), %s%s"
        .formatted(
            asked.number(),
            asked.kind().word(),
            asked.state().words(),
            asked.text().until() == null ? "" : ", until " + asked.text().until());
  }
}
