package io.muster.exports;

import io.muster.exceptions.ExceptionKind;
import io.muster.posture.Standing;
import io.muster.scans.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What violated at an instant, as a table: a line for each container, and one for each cluster that
 * has none, so that a cluster that was not read is not taken for one without findings.
 */
public final class FindingLines {

  /** The heads of the columns. */
  public static final List<String> COLUMNS =
      List.of(
          "As of",
          "Produced at",
          "Release",
          "Documented counts as",
          "System label",
          "Cluster",
          "Cluster id",
          "Boundary",
          "Verdict",
          "Why",
          "Doubt",
          "Last scan",
          "Last complete scan",
          "Unread nodes",
          "Nodes out of service",
          "Three scopes",
          "Node",
          "Container",
          "Container id",
          "System",
          "PID mode",
          "Joined",
          "Image as claimed",
          "State",
          "Exceptions",
          "SSP reference",
          "Open since",
          "Recurred",
          "Finding",
          "What a scan cannot see");

  private FindingLines() {}

  /** The lines of a cluster, each with a cell for every column; what is not said is empty. */
  public static List<List<String>> of(Snapshot seen, Release release) {
    return seen.violators().isEmpty()
        ? List.of(line(seen, release, null))
        : seen.violators().stream().map(v -> line(seen, release, v)).toList();
  }

  private static List<String> line(Snapshot seen, Release release, @Nullable Violator v) {
    Standing s = seen.standing();
    return cells(
        seen.moment().asOf(),
        seen.moment().producedAt(),
        release.name(),
        s.documentedOpen() ? "Open" : "Not a Finding",
        seen.boundary().systemLabel(),
        seen.line().name(),
        seen.cluster(),
        seen.line().boundaryName(),
        s.verdict().title(),
        s.reason(),
        s.doubt(),
        Objects.toString(s.lastScanAt(), "never"),
        Objects.toString(s.lastCompleteScanAt(), "never"),
        seen.unreadNodes().stream()
            .map(Snapshot.UnreadNode::hostname)
            .collect(Collectors.joining("; ")),
        seen.outOfService().stream().map(o -> o.hostname()).collect(Collectors.joining("; ")),
        Meaning.scopes(seen),
        v == null ? null : v.subject().node(),
        v == null ? null : v.subject().name(),
        v == null ? null : v.container().container(),
        v == null ? null : v.container().system() ? "yes" : "no",
        v == null ? null : v.container().pidMode(),
        v == null ? null : String.join(" -> ", v.chain()),
        v == null ? null : v.container().image(),
        v == null ? "None in violation" : state(v),
        v == null ? null : cited(v),
        v == null ? null : ssp(v),
        v == null ? null : v.openedAt(),
        v == null ? null : v.recurred() ? "yes" : "no",
        v == null ? null : v.finding(),
        Evidence.BLIND);
  }

  private static List<String> cells(@Nullable Object... said) {
    return Arrays.stream(said).map(cell -> Objects.toString(cell, "")).toList();
  }

  /** By what a container is addressed, in words. */
  public static String state(Violator v) {
    if (v.citations().isEmpty()) {
      return "Open: unaddressed";
    }
    return v.citations().stream().anyMatch(c -> c.kind() == ExceptionKind.DOCUMENTED)
        ? "Documented"
        : "Open: risk accepted";
  }

  private static String cited(Violator v) {
    return v.citations().stream()
        .map(c -> c.number() + " until " + c.untilDay() + " (" + c.zone() + ")")
        .collect(Collectors.joining("; "));
  }

  private static String ssp(Violator v) {
    return v.citations().stream()
        .map(Citation::sspReference)
        .filter(r -> !r.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
