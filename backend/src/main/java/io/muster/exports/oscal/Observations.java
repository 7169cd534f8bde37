package io.muster.exports.oscal;

import io.muster.exports.Meaning;
import io.muster.exports.PoamFinding;
import io.muster.exports.Snapshot;
import io.muster.exports.Violator;
import io.muster.posture.Standing;
import io.muster.scans.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What was observed: how each cluster was read, and each container in violation. */
final class Observations {

  private Observations() {}

  /** The observation of how a cluster was read: the same as long as no other scan ends. */
  static UUID id(Snapshot seen) {
    return OscalId.of("reading", seen.cluster(), Objects.toString(seen.standing().lastScan()));
  }

  /** The observation of a container. */
  static UUID id(Violator violator) {
    return OscalId.of("container", violator.finding(), violator.container().container());
  }

  /** All ids of a cluster's: how it was read, and the containers of these findings. */
  static List<UUID> ids(Snapshot seen, List<PoamFinding> findings) {
    List<UUID> ids = new ArrayList<>();
    ids.add(id(seen));
    findings.forEach(f -> f.violators().forEach(v -> ids.add(id(v))));
    return ids;
  }

  /** Writes how a cluster was read: the evidence, or why there is none. */
  static void reading(OscalJson out, Snapshot seen, Meaning meaning) {
    Standing standing = seen.standing();
    Instant complete = standing.lastCompleteScanAt();
    out.id(id(seen));
    out.line("title", "What was read of cluster " + seen.line().name());
    out.text("description", meaning.details());
    out.props(
        List.of(
            Prop.of("verdict", standing.verdict().title()),
            Prop.of("doubt", standing.doubt()),
            Prop.of("last-scan", standing.lastScan()),
            Prop.of("last-complete-scan", complete)));
    out.words("methods", standing.lastScan() == null ? "UNKNOWN" : "TEST");
    out.words("types", "control-objective");
    Head.origins(out);
    ClusterItem.subject(out, seen);
    out.at("collected", Objects.requireNonNullElse(standing.lastScanAt(), seen.moment().asOf()));
    if (complete != null) {
      out.at("expires", complete.plus(Duration.ofDays(seen.boundary().allowedAgeDays())));
    }
    out.text("remarks", meaning.comments());
  }

  /** Writes a container in violation, with what of its facts proves it. */
  static void container(OscalJson out, Snapshot seen, Violator violator) {
    String pidMode = violator.container().pidMode();
    out.id(id(violator));
    out.line(
        "title",
        "Container %s on node %s of cluster %s"
            .formatted(violator.subject().name(), violator.subject().node(), seen.line().name()));
    out.text("description", violator.line());
    out.props(
        List.of(
            Prop.of("node", violator.subject().node()),
            Prop.of("container-name", violator.subject().name()),
            Prop.of("container-id", violator.container().container()),
            Prop.of("pid-mode", pidMode),
            Prop.of("image-as-claimed", violator.container().image()),
            Prop.of("system-container", violator.container().system()),
            Prop.of("open-since", violator.openedAt()),
            Prop.of("recurred", violator.recurred())));
    out.words("methods", "TEST");
    out.words("types", "finding");
    Head.origins(out);
    ClusterItem.subject(out, seen);
    out.one(
        "relevant-evidence",
        () ->
            out.text(
                "description",
                "The Docker API shows container %s with HostConfig.PidMode %s."
                    .formatted(violator.container().container(), pidMode)));
    out.at("collected", collected(seen, violator));
  }

  /** When it was last seen to violate: by the last reading, unless its node was not wholly read. */
  private static Instant collected(Snapshot seen, Violator violator) {
    Scan scan = seen.lastRead();
    boolean unread =
        seen.unreadNodes().stream().anyMatch(n -> n.hostname().equals(violator.subject().node()));
    return scan == null || scan.recordedAt() == null || unread
        ? violator.openedAt()
        : scan.recordedAt();
  }
}
