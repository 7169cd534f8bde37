package io.muster.posture.web;

import io.muster.findings.Finding;
import io.muster.findings.FindingDetail;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a line of CSV (RFC 4180). What a spreadsheet would take for a formula gets an
 * apostrophe before it: <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV
 * injection</a>.
 */
final class FindingCsv {

  static final String HEAD =
      cells(
          "finding",
          "state",
          "cluster",
          "node",
          "container",
          "container id",
          "system",
          "PID mode",
          "PID mode followed to its end",
          "image as claimed",
          "violating containers",
          "opened",
          "opened by scan",
          "ended",
          "ended by scan",
          "recurrence of",
          "source");

  private static final String SOURCE = "As the Docker API shows, at these instants";

  private FindingCsv() {}

  static String line(FindingRow row) {
    Finding finding = row.finding();
    FindingDetail worst = finding.worst();
    return cells(
        finding.id(),
        finding.endedAs() == null ? "Open" : "Ended: " + finding.endedAs().title(),
        finding.clusterName(),
        finding.subject().node(),
        finding.subject().name(),
        worst.container(),
        finding.system() ? "yes" : "no",
        worst.pidMode(),
        row.chain().text(),
        worst.image(),
        finding.details().size(),
        finding.openedAt(),
        finding.openedBy(),
        finding.endedAt(),
        finding.endedBy(),
        finding.recurrenceOf(),
        SOURCE);
  }

  private static String cells(@Nullable Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell(Objects.toString(cell, "")))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
