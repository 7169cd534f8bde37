package io.muster.posture.web;

import io.muster.posture.Standing;
import io.muster.ui.Csv;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The fleet list as a file for spreadsheets, as RFC 4180 has it. */
final class FleetCsv {

  private static final String HEAD =
      Csv.line(
          "As of",
          "Cluster",
          "Boundary",
          "Environment",
          "Labels",
          "Verdict",
          "Why",
          "Doubt",
          "Open",
          "Raw",
          "Documented",
          "Accepted",
          "Unread",
          "Last scan",
          "Last complete scan",
          "Bundle left");

  private FleetCsv() {}

  static String of(List<FleetRow> rows, Instant now) {
    return rows.stream().map(row -> line(row, now)).collect(Collectors.joining("", HEAD, ""));
  }

  private static String line(FleetRow row, Instant now) {
    Standing s = row.standing();
    return Csv.line(
        now,
        row.line().name(),
        row.line().boundaryName(),
        row.line().environment(),
        row.line().labels().entrySet().stream()
            .map(l -> l.getKey() + "=" + l.getValue())
            .collect(Collectors.joining("; ")),
        s.verdict().title(),
        s.reason(),
        s.doubt(),
        figure(row, row.open()),
        figure(row, s.raw()),
        figure(row, s.documented()),
        figure(row, s.accepted()),
        s.unread(),
        Objects.toString(s.lastScanAt(), "never"),
        Objects.toString(s.lastCompleteScanAt(), "never"),
        row.bundle().words());
  }

  private static String figure(FleetRow row, int figure) {
    return row.read() ? String.valueOf(figure) : "not read";
  }
}
