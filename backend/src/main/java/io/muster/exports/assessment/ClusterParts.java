package io.muster.exports.assessment;

import io.muster.exceptions.ExceptionKind;
import io.muster.exports.Citation;
import io.muster.exports.FindingLines;
import io.muster.exports.Snapshot;
import io.muster.exports.Violator;
import io.muster.exports.assessment.Assessment.ClusterPart;
import io.muster.exports.assessment.Assessment.FindingsPart;
import io.muster.exports.assessment.Assessment.ViolatorPart;
import io.muster.posture.Standing;
import io.muster.scans.Scan;
import io.muster.ui.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says of a cluster what a report prints. */
final class ClusterParts {

  private static final int ID_SHOWN = 12;

  private final Times times;

  ClusterParts(Times times) {
    this.times = times;
  }

  /**
   * The cluster and how it stood.
   *
   * @param marking its own marking, or the portal's
   */
  ClusterPart cluster(Snapshot seen, String marking) {
    Standing s = seen.standing();
    boolean read = s.raw() > 0 || s.lastCompleteScan() != null;
    return new ClusterPart(
        seen.line().name(),
        seen.line().boundaryName(),
        marking,
        s.passesByDocumentation() ? s.verdict().title() + ", documented" : s.verdict().title(),
        state(s),
        s.reason(),
        read
            ? List.of(s.raw(), s.documented(), s.accepted(), s.unaddressed()).stream()
                .map(String::valueOf)
                .toList()
            : List.of("–", "–", "–", "–"),
        times.second(s.lastScanAt()),
        times.second(s.lastCompleteScanAt()),
        notes(seen));
  }

  /**
   * What violated on it.
   *
   * @param most how many containers are printed at most
   */
  FindingsPart findings(Snapshot seen, int most) {
    List<ViolatorPart> containers =
        seen.violators().stream()
            .sorted(Comparator.comparingInt(ClusterParts::urgency))
            .limit(most)
            .map(this::container)
            .toList();
    return new FindingsPart(
        seen.line().name(),
        seen.line().boundaryName(),
        seen.standing().verdict().title(),
        containers,
        seen.violators().size() - containers.size());
  }

  private ViolatorPart container(Violator v) {
    List<String> because = new ArrayList<>(v.citations().stream().map(Citation::sentence).toList());
    if (v.citations().isEmpty()) {
      v.resembles()
          .forEach(n -> because.add("It looks like %s, but its fingerprint differs.".formatted(n)));
    }
    return new ViolatorPart(
        v.subject().name(),
        v.subject().node(),
        v.container()
            .container()
            .substring(0, Math.min(ID_SHOWN, v.container().container().length())),
        v.container().image(),
        v.container().system(),
        v.how(),
        FindingLines.state(v),
        List.of("open", "accepted", "documented").get(urgency(v)),
        because,
        times.second(v.openedAt()),
        v.recurred());
  }

  /** What nothing addresses comes first, then accepted risks, then what is documented. */
  private static int urgency(Violator v) {
    if (v.citations().isEmpty()) {
      return 0;
    }
    return v.citations().stream().anyMatch(c -> c.kind() == ExceptionKind.DOCUMENTED) ? 2 : 1;
  }

  private List<String> notes(Snapshot seen) {
    List<String> notes = new ArrayList<>();
    Standing s = seen.standing();
    if (!s.doubt().isEmpty()) {
      notes.add(s.doubt() + ".");
    }
    seen.unreadNodes().forEach(n -> notes.add("Node %s: %s".formatted(n.hostname(), n.because())));
    Scan last = seen.lastScan();
    Scan.Result read = last == null ? null : last.result();
    if (read != null) {
      read.gaps().forEach(g -> notes.add("Not read: %s.".formatted(g.words())));
    }
    seen.outOfService()
        .forEach(
            o ->
                notes.add(
                    "Node %s was out of service from %s until %s, by an ISSM's decision."
                        .formatted(o.hostname(), times.second(o.from()), times.second(o.until()))));
    return notes;
  }

  private static String state(Standing s) {
    return switch (s.verdict()) {
      case OPEN -> "open";
      case NOT_REVIEWED -> "unread";
      case NOT_A_FINDING -> s.passesByDocumentation() ? "documented" : "pass";
      case NOT_APPLICABLE -> "na";
    };
  }
}
