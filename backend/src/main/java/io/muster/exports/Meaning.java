package io.muster.exports;

import io.muster.evaluation.Tally;
import io.muster.inventory.Gap;
import io.muster.posture.Standing;
import io.muster.scans.Evidence;
import io.muster.scans.Scan;
import java.util.stream.Collectors;

/**
 * What a checklist says of V-260930 on a cluster: the answer, the evidence for it, and what one
 * must know to judge it. Written once; every format carries the same.
 *
 * @param details the evidence: what FINDING_DETAILS carries
 * @param comments under which circumstances: what COMMENTS carries
 */
public record Meaning(Answer answer, String details, String comments) {

  private static final String WHOLE =
      "The whole is on the cluster's page in Muster, under Violations, and in its findings as CSV.";

  private static final String BLIND_LITERAL =
      "The literal query lists nothing although system containers exist: MKE hides its own from a"
          + " list without all.";

  /** What the snapshot means, by the rule of a release. */
  public static Meaning of(Snapshot seen, Release release) {
    return new Meaning(Answer.of(seen.standing()), details(seen), comments(seen, release));
  }

  private static String details(Snapshot seen) {
    Standing standing = seen.standing();
    Lines lines = new Lines(WHOLE);
    lines.add("%s: %s.".formatted(standing.verdict().title(), standing.reason()));
    if (!standing.doubt().isEmpty() && !standing.doubt().equals(standing.reason())) {
      lines.add(standing.doubt() + ".");
    }
    if (standing.lastScan() == null) {
      return lines.toString();
    }
    lines.add(
        standing.raw() > 0 || standing.lastCompleteScan() != null
            ? "Findings by the rule alone: %d (documented %d, risk accepted %d, unaddressed %d)."
                .formatted(
                    standing.raw(),
                    standing.documented(),
                    standing.accepted(),
                    standing.unaddressed())
            : "Findings by the rule alone: not read.");
    scopes(seen, lines);
    if (!seen.violators().isEmpty()) {
      lines.add("Containers in violation:");
      int number = 0;
      for (Violator violator : seen.violators()) {
        lines.add(++number + ". " + violator.line());
      }
    }
    return lines.toString();
  }

  private static void scopes(Snapshot seen, Lines lines) {
    Scan scan = seen.lastRead();
    Scan.Result read = scan == null ? null : scan.result();
    if (scan == null || read == null) {
      lines.add("No scan that read anything is in sight; the three scopes were not counted.");
      return;
    }
    lines.add("Three scopes, by the scan recorded %s:".formatted(scan.recordedAt()));
    lines.add("- literal, the STIG's own query: " + words(read.literal()));
    lines.add(
        "- system, the label %s in any state: %s"
            .formatted(read.systemLabel(), words(read.system())));
    lines.add("- full, every container in any state: " + words(read.full()));
    if (literalIsBlind(read)) {
      lines.add(BLIND_LITERAL);
    }
  }

  /** The counts of the three scopes in one line; empty if nothing was read. */
  static String scopes(Snapshot seen) {
    Scan scan = seen.lastRead();
    Scan.Result read = scan == null ? null : scan.result();
    if (read == null) {
      return "";
    }
    return "literal: %s system: %s full: %s%s"
        .formatted(
            words(read.literal()),
            words(read.system()),
            words(read.full()),
            literalIsBlind(read) ? " " + BLIND_LITERAL : "");
  }

  private static boolean literalIsBlind(Scan.Result read) {
    return read.literal().containers() == 0 && read.system().containers() > 0;
  }

  private static String words(Tally tally) {
    return "%d containers, %d in violation.".formatted(tally.containers(), tally.violations());
  }

  private static String comments(Snapshot seen, Release release) {
    Lines lines = new Lines(WHOLE);
    lines.add(
        "Scope: cluster %s (%s) in boundary %s%s."
            .formatted(
                seen.line().name(), seen.cluster(), seen.line().boundaryName(), system(seen)));
    lines.add(
        "As of %s. Produced at %s.".formatted(seen.moment().asOf(), seen.moment().producedAt()));
    lines.add(
        "Release: %s, %s.%s"
            .formatted(
                release.name(),
                release.rule(KnownRule.ID).map(Rule::ruleId).orElse(KnownRule.ID),
                release.imported()
                    ? ""
                    : " No benchmark was imported: where texts of the rule belong stand Muster's"
                        + " own words."));
    lines.add(policy(seen));
    lines.add(settings(seen));
    lines.add(lastScan(seen));
    lines.add(
        seen.standing().lastCompleteScanAt() == null
            ? "Last complete scan: never."
            : "Last complete scan: recorded %s.".formatted(seen.standing().lastCompleteScanAt()));
    lines.add("What a scan cannot see: " + Evidence.BLIND);
    plugins(seen, lines);
    nodes(seen, lines);
    gaps(seen, lines);
    return lines.toString();
  }

  private static String system(Snapshot seen) {
    String name = seen.boundary().systemName();
    String emass = seen.boundary().emassId();
    return (name.isBlank() ? "" : ", system " + name) + (emass.isBlank() ? "" : ", eMASS " + emass);
  }

  private static String policy(Snapshot seen) {
    String counts = seen.standing().documentedOpen() ? "Open" : "Not a Finding";
    Decided decided = Decided.policy(seen);
    String since =
        decided == null
            ? ", as nobody decided otherwise."
            : ", decided by %s at %s.".formatted(decided.by(), decided.at());
    return "Policy of the boundary's AO: documented findings count as " + counts + since;
  }

  private static String settings(Snapshot seen) {
    Decided decided = Decided.settings(seen);
    return "System label: %s. A verdict may be %d days old. Containers are inspected again after %d days. %s"
        .formatted(
            seen.boundary().systemLabel(),
            seen.boundary().allowedAgeDays(),
            seen.boundary().reinspectionDays(),
            decided == null
                ? "So since the boundary was made."
                : "So decided by %s at %s: %s"
                    .formatted(decided.by(), decided.at(), decided.reason()));
  }

  private static String lastScan(Snapshot seen) {
    Standing standing = seen.standing();
    if (standing.lastScanAt() == null) {
      return "Last scan: never.";
    }
    Scan scan = seen.lastScan();
    return scan == null
        ? "Last scan: recorded %s, in a boundary that is outside the scope of who exported."
            .formatted(standing.lastScanAt())
        : "Last scan: %s, started %s, recorded %s, %s."
            .formatted(scan.id(), scan.startedAt(), scan.recordedAt(), scan.status().title());
  }

  private static void plugins(Snapshot seen, Lines lines) {
    Scan scan = seen.lastRead();
    Scan.Result read = scan == null ? null : scan.result();
    if (read != null && !read.hostPidPlugins().isEmpty()) {
      lines.add(
          "Managed plugins that ask for the host's PID namespace: %s."
              .formatted(
                  read.hostPidPlugins().stream()
                      .map(p -> p.name() + (p.enabled() ? "" : " (disabled)"))
                      .collect(Collectors.joining(", "))));
    }
  }

  private static void nodes(Snapshot seen, Lines lines) {
    if (seen.unreadNodes().isEmpty()) {
      lines.add("Unread nodes: none" + (seen.standing().lastScan() == null ? " known." : "."));
    }
    seen.unreadNodes()
        .forEach(n -> lines.add("Unread node %s. %s".formatted(n.hostname(), n.because())));
    if (seen.outOfService().isEmpty()) {
      lines.add("Nodes out of service: none.");
    }
    seen.outOfService()
        .forEach(
            o ->
                lines.add(
                    "Node %s out of service from %s until %s, by an ISSM's decision; what was found"
                            .formatted(o.hostname(), o.from(), o.until())
                        + " there stays."));
  }

  private static void gaps(Snapshot seen, Lines lines) {
    Scan scan = seen.lastScan();
    Scan.Result read = scan == null ? null : scan.result();
    if (read != null) {
      for (Gap gap : read.gaps()) {
        lines.add("Not read: %s. The cluster answered: %s".formatted(gap.words(), gap.answer()));
      }
    }
  }
}
