package io.muster.posture.web;

import io.muster.scans.Evidence;
import io.muster.scans.Scan;
import io.muster.scans.ScannedContainer;

/**
 * A line of the evidence as the page shows it.
 *
 * @param text all of it but the PID mode
 * @param mode the PID mode at its end
 * @param look of the mode: {@code bad}, {@code unread}, or empty
 */
record EvidenceLine(String text, String mode, String look) {

  static EvidenceLine of(Scan scan, ScannedContainer container) {
    String line = Evidence.line(scan, container);
    if (line.startsWith("#")) {
      return new EvidenceLine(line, "", "unread");
    }
    int mode = line.lastIndexOf("PidMode: ") + "PidMode: ".length();
    return new EvidenceLine(
        line.substring(0, mode),
        line.substring(mode),
        container.outcome().violation() ? "bad" : "");
  }
}
