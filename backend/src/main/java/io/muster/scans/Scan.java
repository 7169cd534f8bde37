package io.muster.scans;

import io.muster.connection.ClusterKind;
import io.muster.connection.Trouble;
import io.muster.evaluation.Tally;
import io.muster.inventory.Completeness;
import io.muster.inventory.Gap;
import io.muster.inventory.PluginFacts;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scan as it is stored. Once it ended it never changes.
 *
 * @param boundary the boundary the cluster was in when the scan was asked for
 * @param requestedBy the user name of who asked, or the portal's own job
 * @param startedAt when it began to ask the cluster, null while queued
 * @param recordedAt when its result took effect, null while open; the inventory of this scan is
 *     what was present at that instant
 * @param reason one sentence on how it ended, null while open
 * @param result what it read, null while open and where nothing was read
 * @param urgency why it was asked for
 * @param attempt 1, or how often it was asked for because the portal that ran it stopped
 * @param trouble why the cluster could not be read, null if it was or if that was not its fault
 */
public record Scan(
    ScanId id,
    ClusterId cluster,
    BoundaryId boundary,
    ScanStatus status,
    Instant requestedAt,
    String requestedBy,
    @Nullable Instant startedAt,
    @Nullable Instant recordedAt,
    @Nullable String reason,
    @Nullable Result result,
    Urgency urgency,
    int attempt,
    Trouble.@Nullable Kind trouble) {

  /**
   * What a scan that read something says.
   *
   * @param kind what answered
   * @param engineId {@code info.ID}
   * @param version the server's version
   * @param systemLabel the system label it asked for
   * @param notApplicableByFacts whether every worker's orchestrator was Kubernetes alone
   * @param literal the STIG's own query
   * @param system containers that count as system
   * @param full all containers
   * @param inspected how many were inspected by this scan
   * @param carriedOver how many were carried over from an earlier one
   * @param unread how many were listed and could not be read
   * @param digest SHA-256 of the inventory
   * @param completeness the figures of the proof
   * @param gaps what could not be read
   * @param excused the host names of nodes that were not read wholly, out of service then
   * @param hostPidPlugins enabled managed plugins that ask for the host's PID namespace
   * @param timing how long its phases took
   */
  public record Result(
      ClusterKind kind,
      String engineId,
      String version,
      String systemLabel,
      boolean notApplicableByFacts,
      Tally literal,
      Tally system,
      Tally full,
      int inspected,
      int carriedOver,
      int unread,
      String digest,
      Completeness completeness,
      List<Gap> gaps,
      Set<String> excused,
      List<PluginFacts> hostPidPlugins,
      Timing timing) {

    public Result {
      gaps = List.copyOf(gaps);
      excused = Set.copyOf(excused);
      hostPidPlugins = List.copyOf(hostPidPlugins);
    }
  }

  /** How long the phases took. */
  public record Timing(Duration connect, Duration collect, Duration evaluate) {}

  /** The scan as it was known at an instant: nothing before it was asked for, then open. */
  public Optional<Scan> knownAt(Instant t) {
    if (requestedAt.isAfter(t)) {
      return Optional.empty();
    }
    if (recordedAt == null || !recordedAt.isAfter(t)) {
      return Optional.of(this);
    }
    boolean begun = startedAt != null && !startedAt.isAfter(t);
    return Optional.of(
        new Scan(
            id,
            cluster,
            boundary,
            begun ? ScanStatus.RUNNING : ScanStatus.QUEUED,
            requestedAt,
            requestedBy,
            begun ? startedAt : null,
            null,
            null,
            null,
            urgency,
            attempt,
            null));
  }

  /** What it read, empty while open and where nothing was read. */
  public Optional<Result> read() {
    return Optional.ofNullable(result);
  }
}
