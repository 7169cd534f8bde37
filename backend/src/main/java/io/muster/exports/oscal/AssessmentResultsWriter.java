package io.muster.exports.oscal;

import io.muster.clusters.PastVerdictSettings;
import io.muster.exports.PoamFinding;
import io.muster.exports.Rule;
import io.muster.exports.Snapshot;
import io.muster.exports.Violator;
import io.muster.inventory.OutOfService;
import io.muster.plans.Plan;
import io.muster.posture.Standing;
import io.muster.scans.Scan;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Writes OSCAL assessment results: one result for each cluster, asked for when the one before is
 * written, so that no more than one is ever in memory.
 */
public final class AssessmentResultsWriter {

  /** The control that the rule's CCI-000764 stands for, in NIST SP 800-53. */
  private static final String CONTROL = "ia-2";

  /** OSCAL insists on an assessment plan, and Muster has none. */
  private static final String PLAN = "assessment-plan.json";

  private final OscalJson out;
  private final Head head;

  private AssessmentResultsWriter(OscalJson out, Head head) {
    this.out = out;
    this.head = head;
  }

  /**
   * Writes the file. The stream stays open.
   *
   * @param clusters at least one
   */
  public static void write(Head head, Iterator<Assessed> clusters, OutputStream stream) {
    try (OscalJson out = new OscalJson(stream)) {
      new AssessmentResultsWriter(out, head).write(clusters);
    }
  }

  private void write(Iterator<Assessed> clusters) {
    out.object(
        () ->
            out.object(
                "assessment-results",
                () -> {
                  out.id(OscalId.of("assessment results", head.key()));
                  head.write(
                      out,
                      "One result for each cluster. A cluster that was not read, or too long ago,"
                          + " has no finding but an observation that says why.");
                  out.object(
                      "import-ap",
                      () -> {
                        out.word("href", PLAN);
                        out.text(
                            "remarks",
                            "The site's own assessment plan, to be kept beside this file under that"
                                + " name. Muster makes none.");
                      });
                  out.each("results", clusters, this::result);
                }));
  }

  private void result(Assessed one) {
    Snapshot seen = one.seen();
    Standing standing = seen.standing();
    Scan scan = seen.lastScan();
    Instant end = Objects.requireNonNullElse(standing.lastScanAt(), seen.moment().asOf());
    out.id(OscalId.of("result", seen.cluster(), Objects.toString(standing.lastScan())));
    out.line("title", "Cluster " + seen.line().name());
    out.text("description", "%s: %s.".formatted(standing.verdict().title(), standing.reason()));
    out.at("start", scan == null || scan.startedAt() == null ? end : scan.startedAt());
    out.at("end", end);
    out.props(props(one));
    out.object(
        "local-definitions",
        () -> {
          out.one("inventory-items", () -> ClusterItem.write(out, seen));
          head.assets(out);
        });
    reviewed();
    observations(one);
    out.each("risks", one.findings(), f -> Risks.ofFinding(out, head, seen, f, one.plan()));
    if (RuleFinding.tells(seen)) {
      out.one("findings", () -> RuleFinding.write(out, seen, one.findings()));
    }
    out.text("remarks", one.checklist().meaning().comments());
  }

  private void reviewed() {
    Rule rule = head.release().rule(Plan.RULE).orElseThrow();
    out.object(
        "reviewed-controls",
        () -> {
          out.text("description", "The rule %s (%s).".formatted(Plan.RULE, head.ruleId()));
          out.props(rule.ccis().stream().map(cci -> Prop.of("cci", cci)).toList());
          out.one(
              "control-selections",
              () -> out.one("include-controls", () -> out.word("control-id", CONTROL)));
          out.one(
              "control-objective-selections",
              () -> {
                out.text("description", rule.ruleTitle());
                out.one("include-objectives", () -> out.word("objective-id", Plan.RULE));
              });
        });
  }

  private void observations(Assessed one) {
    List<Runnable> all = new ArrayList<>();
    all.add(() -> Observations.reading(out, one.seen(), one.checklist().meaning()));
    for (PoamFinding finding : one.findings()) {
      for (Violator violator : finding.violators()) {
        all.add(() -> Observations.container(out, one.seen(), violator));
      }
    }
    out.each("observations", all, Runnable::run);
  }

  private List<Prop> props(Assessed one) {
    Snapshot seen = one.seen();
    Standing standing = seen.standing();
    List<Prop> props = new ArrayList<>();
    props.add(Prop.official("marking", one.checklist().marking()));
    props.add(Prop.of("cluster", seen.cluster()));
    props.add(Prop.of("boundary", seen.line().boundaryName()));
    props.add(Prop.of("verdict", standing.verdict().title()));
    props.add(
        Prop.of("documented-counts-as", standing.documentedOpen() ? "Open" : "Not a Finding"));
    props.add(Prop.of("system-label", seen.boundary().systemLabel()));
    props.add(Prop.of("allowed-age-days", seen.boundary().allowedAgeDays()));
    props.add(Prop.of("reinspection-days", seen.boundary().reinspectionDays()));
    PastVerdictSettings settings = seen.settings();
    if (settings.decided()) {
      props.add(Prop.of("settings-decided-by", settings.by()));
      props.add(Prop.of("settings-decided-at", settings.from()));
      props.add(Prop.of("settings-reason", settings.reason()));
    }
    props.add(Prop.of("last-scan", Objects.toString(standing.lastScanAt(), "never")));
    props.add(
        Prop.of("last-complete-scan", Objects.toString(standing.lastCompleteScanAt(), "never")));
    if (standing.raw() > 0 || standing.lastCompleteScan() != null) {
      props.add(Prop.of("raw", standing.raw()));
      props.add(Prop.of("documented", standing.documented()));
      props.add(Prop.of("risk-accepted", standing.accepted()));
      props.add(Prop.of("unaddressed", standing.unaddressed()));
    }
    seen.unreadNodes().stream()
        .map(Snapshot.UnreadNode::hostname)
        .distinct()
        .forEach(n -> props.add(Prop.of("unread-node", n)));
    seen.outOfService().stream()
        .map(OutOfService::hostname)
        .distinct()
        .forEach(n -> props.add(Prop.of("node-out-of-service", n)));
    return props;
  }
}
