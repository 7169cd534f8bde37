package io.muster.posture.web;

import io.muster.posture.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fleet list as a file for spreadsheets, as RFC 4180 has it. */
final class FleetCsv {

  private static final List<String> HEAD =
      List.of(
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
    return Stream.concat(Stream.of(HEAD), rows.stream().map(row -> cells(row, now)))
        .map(cells -> cells.stream().map(FleetCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static List<String> cells(FleetRow row, Instant now) {
    Standing s = row.standing();
    return List.of(
        now.toString(),
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
        String.valueOf(s.unread()),
        Objects.toString(s.lastScanAt(), "never"),
        Objects.toString(s.lastCompleteScanAt(), "never"),
        row.bundle().words());
  }

  private static String figure(FleetRow row, int figure) {
    return row.read() ? String.valueOf(figure) : "not read";
  }

  /** What a spreadsheet would take for a formula gets an apostrophe before it. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
