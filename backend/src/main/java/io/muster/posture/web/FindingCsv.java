package io.muster.posture.web;

import io.muster.findings.Finding;
import io.muster.findings.FindingDetail;
import io.muster.posture.FindingStates.Stand;
import io.muster.ui.Csv;

/** A finding as a line of CSV. */
final class FindingCsv {

  static final String HEAD =
      Csv.line(
          "finding",
          "state",
          "exception",
          "exception's last day",
          "looks like",
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
    return Csv.line(
        finding.id(),
        finding.endedAs() == null ? word(row.stand()) : "Ended: " + finding.endedAs().title(),
        row.stand().number(),
        row.stand().lastDay(),
        row.likeness() == null ? null : row.likeness().sentence(),
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

  private static String word(Stand stand) {
    return switch (stand.state()) {
      case "DOCUMENTED" -> "Documented";
      case "ACCEPTED" -> "Open: risk accepted";
      default -> "Open: unaddressed";
    };
  }
}
