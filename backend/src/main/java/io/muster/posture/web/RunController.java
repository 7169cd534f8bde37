package io.muster.posture.web;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.posture.FleetCares;
import io.muster.posture.FleetLine;
import io.muster.posture.FleetOrder;
import io.muster.posture.Postures;
import io.muster.scans.Scan;
import io.muster.scans.ScanManagement;
import io.muster.scans.ScanRun;
import io.muster.scans.ScanRunManagement;
import io.muster.scans.ScanRuns;
import io.muster.scans.ScanStage;
import io.muster.scans.ScanStages;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.ScanId;
import io.muster.shared.ScanRunId;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.SeeOther;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scanning the fleet, or a part of it, at once. */
@Controller
class RunController {

  private final ScanRuns runs;
  private final ScanRunManagement management;
  private final ScanStages stages;
  private final Postures postures;
  private final Clusters clusters;
  private final FleetCares cares;
  private final Clock clock;

  RunController(
      ScanRuns runs,
      ScanRunManagement management,
      ScanStages stages,
      Postures postures,
      Clusters clusters,
      FleetCares cares,
      Clock clock) {
    this.runs = runs;
    this.management = management;
    this.stages = stages;
    this.postures = postures;
    this.clusters = clusters;
    this.cares = cares;
    this.clock = clock;
  }

  /**
   * A scan of a run.
   *
   * @param progress how far it has come, or null if it has ended
   */
  record Row(Scan scan, String cluster, @Nullable Progress progress) {}

  @PostMapping("/fleet/scans")
  ModelAndView scan(Actor actor, FleetAsked asked) {
    List<ClusterId> meant =
        postures
            .fleet(
                asked.filter(cares, actor.scope(), clock.instant()),
                FleetOrder.NAME,
                0,
                Integer.MAX_VALUE,
                actor.scope(),
                clock.instant())
            .stream()
            .map(FleetLine::cluster)
            .toList();
    if (!asked.asOf().isEmpty()) {
      throw new Conflict("What was is not scanned: go back to now.");
    }
    ScanRun run = management.request(actor, meant, asked.words());
    return SeeOther.to("/runs/" + run.id());
  }

  @GetMapping("/runs/{id}")
  String show(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String page,
      Model model) {
    ScanRun run = runs.get(ScanRunId.parse(id), actor.scope());
    PageRequested asked = PageRequested.of(page);
    List<Scan> scans =
        runs.scans(run.id(), Math.toIntExact(asked.offset()), asked.size(), actor.scope());
    Map<ScanId, ScanStage> now = stages.of(scans.stream().map(Scan::id).toList());
    Map<ClusterId, String> names =
        clusters.list(actor.scope(), new ClusterFilter(null, "", ClusterFilter.Life.ANY)).stream()
            .collect(Collectors.toMap(Cluster::id, Cluster::name));
    model.addAttribute("run", run);
    model.addAttribute(
        "rows",
        scans.stream()
            .map(
                s ->
                    new Row(
                        s,
                        names.getOrDefault(s.cluster(), "a cluster"),
                        s.status().open() ? Progress.of(s, now.get(s.id())) : null))
            .toList());
    model.addAttribute("links", new PageLinks("/runs/" + run.id(), Map.of(), asked, run.asked()));
    model.addAttribute(
        "mayCancel",
        run.open() && scans.stream().anyMatch(s -> ScanManagement.mayScan(actor, s.boundary())));
    return "posture/run";
  }

  @PostMapping("/runs/{id}/cancellation")
  ModelAndView cancel(Actor actor, @PathVariable String id, RedirectAttributes after) {
    ScanRunId run = ScanRunId.parse(id);
    int cancelled = management.cancel(actor, run);
    after.addFlashAttribute(
        "done",
        cancelled == 0
            ? "Nothing was left to cancel."
            : cancelled + (cancelled == 1 ? " scan is cancelled." : " scans are cancelled."));
    return SeeOther.to("/runs/" + run);
  }
}
