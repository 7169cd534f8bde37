package io.muster.exports;

import io.muster.posture.FleetLine;
import io.muster.posture.Standing;
import io.muster.ui.Csv;
import java.util.Objects;

/** The list of what a zip of checklists holds, as CSV. */
public final class ContentsCsv {

  /** The line of the names of the columns. */
  public static final String HEAD =
      Csv.line(
          "As of",
          "Produced at",
          "Cluster",
          "Cluster id",
          "Boundary",
          "Verdict",
          "Why",
          "Doubt",
          "Raw",
          "Documented",
          "Accepted",
          "Unaddressed",
          "Last scan",
          "Last complete scan",
          "File");

  private ContentsCsv() {}

  static String line(FleetLine line, Moment moment, Format format) {
    return line(line, moment, Checklist.fileName(line, moment, format));
  }

  /**
   * The line of a cluster.
   *
   * @param file where in the zip what is told of it stands
   */
  public static String line(FleetLine line, Moment moment, String file) {
    Standing s = line.standing();
    return Csv.line(
        moment.asOf(),
        moment.producedAt(),
        line.name(),
        line.cluster(),
        line.boundaryName(),
        s.verdict().title(),
        s.reason(),
        s.doubt(),
        figure(s, s.raw()),
        figure(s, s.documented()),
        figure(s, s.accepted()),
        figure(s, s.unaddressed()),
        Objects.toString(s.lastScanAt(), "never"),
        Objects.toString(s.lastCompleteScanAt(), "never"),
        file);
  }

  /** What no scan read is not counted as nothing. */
  private static String figure(Standing standing, int figure) {
    boolean read = standing.raw() > 0 || standing.lastCompleteScan() != null;
    return read ? String.valueOf(figure) : "not read";
  }
}
