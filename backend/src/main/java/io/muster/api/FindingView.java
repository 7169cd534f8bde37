package io.muster.api;

import io.muster.findings.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the API tells it.
 *
 * @param subject what it is about
 * @param system whether only system containers violate
 * @param pidMode the PID mode as read
 * @param chain the ids of the containers it joined, one after the other
 * @param endedAs FIXED, GONE, NODE_LEFT or UNRESOLVED; absent while open
 */
record FindingView(
    UUID id,
    UUID cluster,
    String clusterName,
    SubjectView subject,
    String state,
    boolean system,
    String pidMode,
    List<String> chain,
    boolean recurred,
    Instant openedAt,
    UUID openedBy,
    @Nullable Instant endedAt,
    @Nullable String endedAs,
    @Nullable UUID endedBy) {

  /** What a finding is about, and what survives that a container is made anew. */
  record SubjectView(String node, String name) {}

  static FindingView of(Finding f) {
    return new FindingView(
        f.id().value(),
        f.cluster().value(),
        f.clusterName(),
        new SubjectView(f.subject().node(), f.subject().name()),
        f.open() ? "open" : "ended",
        f.system(),
        f.pidMode(),
        f.chain(),
        f.recurred(),
        f.openedAt(),
        f.openedBy().value(),
        f.endedAt(),
        f.endedAs() == null ? null : f.endedAs().name(),
        f.endedBy() == null ? null : f.endedBy().value());
  }
}
