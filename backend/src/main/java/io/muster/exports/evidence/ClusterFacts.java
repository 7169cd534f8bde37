package io.muster.exports.evidence;

import io.muster.evaluation.Tally;
import io.muster.exports.Citation;
import io.muster.exports.Decided;
import io.muster.exports.Snapshot;
import io.muster.exports.Violator;
import io.muster.inventory.Gap;
import io.muster.inventory.NodeFacts;
import io.muster.inventory.RememberedNodes;
import io.muster.posture.Standing;
import io.muster.scans.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored facts of a cluster as of an instant, but for its containers. */
final class ClusterFacts {

  private final Json out;
  private final Snapshot seen;

  private ClusterFacts(Json out, Snapshot seen) {
    this.out = out;
    this.seen = seen;
  }

  /** Writes them. */
  static void write(Json out, Snapshot seen, List<RememberedNodes.Dated> nodes) {
    new ClusterFacts(out, seen).write(nodes);
  }

  private void write(List<RememberedNodes.Dated> nodes) {
    out.put("asOf", seen.moment().asOf());
    out.object("cluster", this::cluster);
    out.object("standing", this::standing);
    out.object("settings", this::settings);
    scan("lastScan", seen.lastScan());
    scan("lastScanThatReadAnything", seen.lastRead());
    out.each("findings", seen.violators(), this::finding);
    out.each("nodes", nodes, this::node);
    out.each(
        "nodesOutOfService",
        seen.outOfService(),
        o -> out.put("hostname", o.hostname()).put("from", o.from()).put("until", o.until()));
  }

  private void cluster() {
    out.put("id", seen.cluster()).put("name", seen.line().name()).put("hostName", seen.hostName());
    out.put("environment", seen.line().environment());
    out.object("labels", () -> seen.line().labels().forEach(out::put));
    out.put("boundary", seen.line().boundary()).put("boundaryName", seen.line().boundaryName());
    out.put("systemName", seen.boundary().systemName()).put("emassId", seen.boundary().emassId());
    out.put("marking", seen.asset().marking());
  }

  /** What no scan read is not counted as nothing. */
  private void standing() {
    Standing standing = seen.standing();
    boolean read = standing.raw() > 0 || standing.lastCompleteScan() != null;
    out.put("verdict", standing.verdict().title()).put("reason", standing.reason());
    out.put("doubt", standing.doubt());
    out.put("raw", read ? standing.raw() : null);
    out.put("documented", read ? standing.documented() : null);
    out.put("accepted", read ? standing.accepted() : null);
    out.put("unaddressed", read ? standing.unaddressed() : null);
    out.put("unreadContainers", standing.lastScan() == null ? null : standing.unread());
    out.put("lastScan", standing.lastScan()).put("lastScanAt", standing.lastScanAt());
    out.put("lastCompleteScan", standing.lastCompleteScan());
    out.put("lastCompleteScanAt", standing.lastCompleteScanAt());
  }

  private void settings() {
    out.put("systemLabel", seen.boundary().systemLabel());
    out.put("allowedAgeDays", seen.boundary().allowedAgeDays());
    out.put("reinspectionDays", seen.boundary().reinspectionDays());
    decided("settings", Decided.settings(seen));
    out.put("documentedCountsAs", seen.standing().documentedOpen() ? "Open" : "Not a Finding");
    decided("policy", Decided.policy(seen));
  }

  private void decided(String what, @Nullable Decided decided) {
    out.put(what + "DecidedBy", decided == null ? null : decided.by());
    out.put(what + "DecidedAt", decided == null ? null : decided.at());
    out.put(what + "Reason", decided == null ? null : decided.reason());
  }

  private void scan(String name, @Nullable Scan scan) {
    if (scan == null) {
      out.put(name, null);
    } else {
      out.object(name, () -> scan(scan));
    }
  }

  private void scan(Scan scan) {
    out.put("id", scan.id()).put("status", scan.status()).put("reason", scan.reason());
    out.put("requestedBy", scan.requestedBy()).put("requestedAt", scan.requestedAt());
    out.put("startedAt", scan.startedAt()).put("recordedAt", scan.recordedAt());
    out.put("trouble", scan.trouble());
    Scan.Result read = scan.result();
    if (read == null) {
      out.put("read", null);
    } else {
      out.object("read", () -> result(read));
    }
  }

  private void result(Scan.Result read) {
    out.put("kind", read.kind()).put("engineId", read.engineId()).put("version", read.version());
    out.put("systemLabel", read.systemLabel());
    out.put("notApplicableByFacts", read.notApplicableByFacts());
    out.object("literal", () -> tally(read.literal()));
    out.object("system", () -> tally(read.system()));
    out.object("full", () -> tally(read.full()));
    out.put("inspected", read.inspected()).put("carriedOver", read.carriedOver());
    out.put("unread", read.unread()).put("inventorySha256", read.digest());
    out.object(
        "completeness",
        () ->
            out.put("reportedBefore", read.completeness().reportedBefore())
                .put("reportedAfter", read.completeness().reportedAfter())
                .put("listed", read.completeness().listed())
                .put("rounds", read.completeness().rounds())
                .put("vanished", read.completeness().vanished()));
    out.each("notRead", read.gaps(), this::gap);
    out.each(
        "hostPidPlugins",
        read.hostPidPlugins(),
        p -> out.put("name", p.name()).put("enabled", p.enabled()));
  }

  private void tally(Tally tally) {
    out.put("containers", tally.containers()).put("violations", tally.violations());
  }

  private void gap(Gap gap) {
    out.put("kind", gap.kind()).put("node", gap.node()).put("containers", gap.containers());
    out.put("answer", gap.answer()).put("meaning", gap.kind().meaning());
  }

  private void node(RememberedNodes.Dated node) {
    NodeFacts facts = node.facts();
    out.put("hostname", facts.hostname()).put("id", facts.id()).put("worker", facts.worker());
    out.put("availability", facts.availability()).put("state", facts.state());
    out.put("swarm", facts.swarm()).put("kubernetes", facts.kubernetes());
    out.put("unread", node.gap().orElse(null));
    out.put("unreadBecause", node.gap().map(g -> Gap.Kind.valueOf(g).meaning()).orElse(null));
    out.put("since", node.since());
  }

  private void finding(Violator violator) {
    out.put("id", violator.finding()).put("node", violator.subject().node());
    out.put("name", violator.subject().name()).put("openedAt", violator.openedAt());
    out.put("recurred", violator.recurred());
    out.object("container", () -> Facts.detail(out, violator.container()));
    out.texts("joined", violator.chain());
    out.each("exceptions", violator.citations(), this::citation);
    out.texts("resembles", violator.resembles());
  }

  private void citation(Citation cited) {
    out.put("number", cited.number()).put("kind", cited.kind());
    out.put("untilDay", cited.untilDay()).put("zone", cited.zone());
    out.put("sspReference", cited.sspReference());
  }
}
