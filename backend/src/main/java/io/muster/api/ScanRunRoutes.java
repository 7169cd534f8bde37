package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.scans.Scan;
import io.muster.scans.ScanRun;
import io.muster.scans.ScanRunManagement;
import io.muster.scans.ScanRuns;
import io.muster.scans.ScanStatus;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.shared.ScanRunId;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scans of many clusters at once. */
@RestController
@RequestMapping("/api/v1/scan-runs")
class ScanRunRoutes {

  private final ScanRuns runs;
  private final ScanRunManagement management;
  private final Clusters clusters;
  private final Boundaries boundaries;
  private final ClusterViews views;

  ScanRunRoutes(
      ScanRuns runs,
      ScanRunManagement management,
      Clusters clusters,
      Boundaries boundaries,
      ClusterViews views) {
    this.runs = runs;
    this.management = management;
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.views = views;
  }

  /**
   * Which clusters to scan; with nothing said, all that the caller may scan.
   *
   * @param clusters these, by id
   * @param boundary those of a boundary, by id or name
   * @param label those that bear it, {@code key=value}
   */
  record Wanted(
      @Nullable List<String> clusters, @Nullable String boundary, @Nullable String label) {}

  /**
   * A run.
   *
   * @param asked how many scans it has, of clusters that the caller may see
   * @param finishedAt when the last of them ended, absent while one is to end
   */
  record RunView(
      UUID id,
      String what,
      String requestedBy,
      Instant requestedAt,
      @Nullable Instant finishedAt,
      int asked,
      int ended,
      int queued,
      int running,
      int completed,
      int incomplete,
      int failed,
      int cancelled) {

    static RunView of(ScanRun run) {
      return new RunView(
          run.id().value(),
          run.what(),
          run.requestedBy(),
          run.requestedAt(),
          run.endedAt(),
          run.asked(),
          run.ended(),
          run.of(ScanStatus.QUEUED),
          run.of(ScanStatus.RUNNING),
          run.of(ScanStatus.COMPLETED),
          run.of(ScanStatus.INCOMPLETE),
          run.of(ScanStatus.FAILED),
          run.of(ScanStatus.CANCELLED));
    }
  }

  @PostMapping
  @Operation(summary = "Ask for a scan of each of many clusters")
  ResponseEntity<RunView> ask(Actor actor, @RequestBody(required = false) @Nullable Wanted body) {
    Wanted wanted = body == null ? new Wanted(null, null, null) : body;
    ScanRun run = management.request(actor, meant(actor, wanted), words(wanted));
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/scan-runs/" + run.id()))
        .body(RunView.of(run));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A run, with how many of its scans stand how")
  RunView one(Actor actor, @PathVariable String id) {
    return RunView.of(runs.get(ScanRunId.parse(id), actor.scope()));
  }

  @GetMapping("/{id}/scans")
  @Operation(summary = "The scans of a run: running ones, then those that did not read everything")
  PagedItems<ScanView> scans(Actor actor, @PathVariable String id, Paging paging) {
    ScanRun run = runs.get(ScanRunId.parse(id), actor.scope());
    int from = paging.after() == null ? 0 : number(paging.after());
    List<Scan> found = runs.scans(run.id(), from, paging.limit() + 1, actor.scope());
    String next = String.valueOf(from + paging.limit());
    return PagedItems.cut(found, paging, last -> next, s -> views.of(s, actor.scope()));
  }

  @PostMapping("/{id}/cancellation")
  @Operation(summary = "Call off what has not ended of a run")
  RunView cancel(Actor actor, @PathVariable String id) {
    ScanRunId run = ScanRunId.parse(id);
    management.cancel(actor, run);
    return RunView.of(runs.get(run, actor.scope()));
  }

  private List<ClusterId> meant(Actor actor, Wanted wanted) {
    if (wanted.clusters() != null) {
      return wanted.clusters().stream()
          .map(id -> clusters.get(ClusterId.parse(id), actor.scope()).id())
          .toList();
    }
    BoundaryId boundary =
        wanted.boundary() == null ? null : boundaries.meant(wanted.boundary(), actor.scope()).id();
    return clusters
        .list(actor.scope(), new ClusterFilter(boundary, "", ClusterFilter.Life.IN_USE))
        .stream()
        .filter(c -> wanted.label() == null || bears(c, wanted.label()))
        .map(Cluster::id)
        .toList();
  }

  private static boolean bears(Cluster cluster, String label) {
    return cluster.labels().entrySet().stream()
        .anyMatch(l -> (l.getKey() + "=" + l.getValue()).equals(label));
  }

  private static String words(Wanted wanted) {
    if (wanted.clusters() != null) {
      return "Chosen clusters";
    }
    String label = wanted.label() == null ? "" : "label " + wanted.label();
    return wanted.boundary() != null
        ? "Clusters of one boundary" + (label.isEmpty() ? "" : ", " + label)
        : label.isEmpty() ? "The whole fleet" : "Clusters: " + label;
  }

  private static int number(String cursor) {
    if (!cursor.matches("[0-9]{1,9}")) {
      throw new Invalid("cursor", "This cursor was not given by this list.");
    }
    return Integer.parseInt(cursor);
  }
}
