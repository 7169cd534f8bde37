package io.muster.api;

import io.muster.clusters.Clusters;
import io.muster.clusters.PastCluster;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.ContainerFilter;
import io.muster.scans.Evidence;
import io.muster.scans.Remediation;
import io.muster.scans.Scan;
import io.muster.scans.ScanManagement;
import io.muster.scans.ScanWaits;
import io.muster.scans.Scans;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.ScanId;
import io.muster.ui.AsOf;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks for scans, and tells how they ended, with their evidence. */
@RestController
@RequestMapping("/api/v1")
class ScanRoutes {

  private static final int LONGEST_WAIT = 30;

  /** The least by which two instants differ in the database. */
  private static final Duration TICK = Duration.ofNanos(1000);

  private final Scans scans;
  private final ScanWaits waits;
  private final ScanManagement management;
  private final Clusters clusters;
  private final ClusterViews views;
  private final Evidence evidence;
  private final Remediation remediation;

  ScanRoutes(
      Scans scans,
      ScanWaits waits,
      ScanManagement management,
      Clusters clusters,
      ClusterViews views,
      Evidence evidence,
      Remediation remediation) {
    this.scans = scans;
    this.waits = waits;
    this.management = management;
    this.clusters = clusters;
    this.views = views;
    this.evidence = evidence;
    this.remediation = remediation;
  }

  @PostMapping("/clusters/{id}/scans")
  @Operation(summary = "Ask for a scan; while one is open, that one is the answer")
  ResponseEntity<ScanView> ask(Actor actor, @PathVariable String id) {
    Scan scan = management.request(actor, ClusterId.parse(id));
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/scans/" + scan.id()))
        .body(views.of(scan, actor.scope()));
  }

  @GetMapping("/clusters/{id}/scans")
  @Operation(summary = "The scans of a cluster, the newest first")
  PagedItems<ScanView> ofCluster(Actor actor, @PathVariable String id, AsOf asOf, Paging paging) {
    PastCluster cluster =
        clusters
            .at(ClusterId.parse(id), asOf.at(), actor.scope())
            .orElseThrow(() -> new NotFound("There is no such cluster."));
    Instant before = paging.after() == null ? asOf.at().plus(TICK) : instant(paging.after());
    List<Scan> rows =
        scans.before(cluster.id(), actor.scope(), before, paging.limit() + 1).stream()
            .flatMap(s -> s.knownAt(asOf.at()).stream())
            .toList();
    return PagedItems.cut(
        rows, paging, s -> s.requestedAt().toString(), s -> views.of(s, actor.scope()));
  }

  @GetMapping("/scans/{id}")
  @Operation(summary = "A scan; if asked to wait, as soon as it has ended or the time is over")
  ScanView one(
      Actor actor, @PathVariable String id, @RequestParam @Nullable String wait, AsOf asOf) {
    ScanId scan = ScanId.parse(id);
    if (asOf.past()) {
      return views.of(scans.get(scan, actor.scope(), asOf.at()), actor.scope());
    }
    waits.untilEnded(
        scan,
        Duration.ofSeconds(seconds(wait)),
        () -> scans.find(scan, actor.scope()).map(s -> !s.status().open()).orElse(true));
    return views.of(scans.get(scan, actor.scope()), actor.scope());
  }

  private static int seconds(@Nullable String wait) {
    if (wait == null || wait.isEmpty()) {
      return 0;
    }
    if (!wait.matches("[0-9]{1,2}") || Integer.parseInt(wait) > LONGEST_WAIT) {
      throw new Invalid("wait", "One waits 0 to %d seconds.".formatted(LONGEST_WAIT));
    }
    return Integer.parseInt(wait);
  }

  @PostMapping("/scans/{id}/cancellation")
  @Operation(summary = "Call an open scan off")
  ScanView cancel(Actor actor, @PathVariable String id) {
    ScanId scan = ScanId.parse(id);
    management.cancel(actor, scan);
    return views.of(scans.get(scan, actor.scope()), actor.scope());
  }

  @GetMapping(path = "/scans/{id}/evidence", produces = MediaType.TEXT_PLAIN_VALUE)
  @Operation(summary = "The evidence, one line a container as the STIG's own loop prints it")
  void evidence(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "full") String scope,
      AsOf asOf,
      HttpServletResponse response)
      throws IOException {
    Scan scan = scans.getRead(ScanId.parse(id), actor.scope(), asOf.at());
    ContainerFilter.Among among = among(scope);
    response.setContentType("text/plain;charset=UTF-8");
    evidence.write(scan, nameOf(scan), among, response.getWriter());
  }

  @GetMapping(path = "/scans/{id}/remediation", produces = "text/x-shellscript")
  @Operation(summary = "A script that removes the containers without the system label")
  ResponseEntity<byte[]> remediation(Actor actor, @PathVariable String id, AsOf asOf) {
    Scan scan = scans.getRead(ScanId.parse(id), actor.scope(), asOf.at());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/x-shellscript;charset=UTF-8"))
        .body(remediation.script(scan, nameOf(scan)).getBytes(StandardCharsets.UTF_8));
  }

  /** The name when the scan took effect: who may see the scan may see that. */
  private String nameOf(Scan scan) {
    Instant recorded = Objects.requireNonNull(scan.recordedAt());
    return clusters.at(scan.cluster(), recorded, Scope.EVERYTHING).orElseThrow().name();
  }

  private static ContainerFilter.Among among(String scope) {
    try {
      return ContainerFilter.Among.valueOf(scope.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new Invalid("scope", "A scope is literal, system or full.");
    }
  }

  private static Instant instant(String cursor) {
    try {
      return Instant.parse(cursor);
    } catch (DateTimeParseException notOurs) {
      throw new Invalid("cursor", "This cursor was not given by this list.");
    }
  }
}
