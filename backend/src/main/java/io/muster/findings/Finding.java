package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An episode: the rule was violated on a subject from one instant on, perhaps until another.
 *
 * @param cluster the cluster, and {@code clusterName} its name now
 * @param boundary the boundary it is in, or was in when it ended
 * @param subject the subject as last named
 * @param system whether only system containers violate, or did when it ended
 * @param openedBy the scan that opened it
 * @param endedAt when it ended, null while it is open
 * @param endedAs how it ended, null while it is open
 * @param endedBy the scan that ended it, null if none did
 * @param recurrenceOf the episode before on the same subject, null for the first
 * @param details the containers in violation as last read; never none
 */
public record Finding(
    FindingId id,
    ClusterId cluster,
    String clusterName,
    BoundaryId boundary,
    Subject subject,
    boolean system,
    Instant openedAt,
    ScanId openedBy,
    @Nullable Instant endedAt,
    @Nullable Ending endedAs,
    @Nullable ScanId endedBy,
    @Nullable FindingId recurrenceOf,
    List<FindingDetail> details) {

  public Finding {
    details = List.copyOf(details);
  }

  Finding with(List<FindingDetail> read) {
    return new Finding(
        id,
        cluster,
        clusterName,
        boundary,
        subject,
        system,
        openedAt,
        openedBy,
        endedAt,
        endedAs,
        endedBy,
        recurrenceOf,
        read);
  }

  /** Whether it is open. */
  public boolean open() {
    return endedAt == null;
  }

  /** Whether its subject had an episode before. */
  public boolean recurred() {
    return recurrenceOf != null;
  }

  /** The container to name where there is room for one: not system first, then own PID mode. */
  public FindingDetail worst() {
    return details.stream()
        .min(
            Comparator.comparing(FindingDetail::system)
                .thenComparing(FindingDetail::outcome)
                .thenComparing(FindingDetail::container))
        .orElseThrow();
  }

  /** The PID mode of that container, as the engine says it. */
  public String pidMode() {
    return worst().pidMode();
  }

  /** The ids that container joined, one after the other, without itself; empty if none. */
  public List<String> chain() {
    return worst().chain();
  }
}
