package io.muster.api;

import io.muster.evaluation.Tally;
import io.muster.evaluation.Verdict;
import io.muster.posture.Segment;
import io.muster.scans.Scan;
import io.muster.scans.ScanStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan as the API tells it.
 *
 * @param verdict the cluster's verdict from the instant on at which this scan took effect; absent
 *     while it is open
 * @param literal the STIG's own query; absent while open and where nothing was read, as the rest is
 * @param inspected how many containers this scan inspected
 * @param carriedOver how many it took over from an earlier inspection
 * @param unread how many it could not read
 * @param reason one sentence on how it ended
 * @param finishedAt when its result took effect; told only after it was stored
 */
record ScanView(
    UUID id,
    UUID cluster,
    ScanStatus status,
    @Nullable Verdict verdict,
    @Nullable Tally literal,
    @Nullable Tally system,
    @Nullable Tally full,
    @Nullable Integer inspected,
    @Nullable Integer carriedOver,
    @Nullable Integer unread,
    @Nullable String reason,
    List<GapView> gaps,
    @Nullable String inventoryDigest,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Something that could not be read. */
  record GapView(String kind, String node, int containers, String answer, String meaning) {}

  static ScanView of(Scan scan, Optional<Segment> posture) {
    Scan.Result read = scan.result();
    return new ScanView(
        scan.id().value(),
        scan.cluster().value(),
        scan.status(),
        posture.map(p -> p.standing().verdict()).orElse(null),
        read == null ? null : read.literal(),
        read == null ? null : read.system(),
        read == null ? null : read.full(),
        read == null ? null : read.inspected(),
        read == null ? null : read.carriedOver(),
        read == null ? null : read.unread(),
        scan.reason(),
        gaps(scan),
        read == null ? null : read.digest(),
        scan.requestedBy(),
        scan.requestedAt(),
        scan.startedAt(),
        scan.recordedAt());
  }

  private static List<GapView> gaps(Scan scan) {
    return scan.read().stream()
        .flatMap(r -> r.gaps().stream())
        .map(
            g ->
                new GapView(
                    g.kind().name(), g.node(), g.containers(), g.answer(), g.kind().meaning()))
        .toList();
  }
}
