package io.muster.posture.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.connection.Identities;
import io.muster.credentials.Bundle;
import io.muster.credentials.Bundles;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.posture.Postures;
import io.muster.posture.Segment;
import io.muster.scans.Scan;
import io.muster.scans.ScanManagement;
import io.muster.scans.Scans;
import io.muster.shared.ClusterId;
import io.muster.ui.PageRequested;
import io.muster.ui.SeeOther;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One cluster: how it stands, why, what violates, what changed, and what to do about it. */
@Controller
class ClusterController {

  private static final int SCANS = 10;
  private static final int TURNS = 12;

  private final Clusters clusters;
  private final Boundaries boundaries;
  private final Postures postures;
  private final Violations violations;
  private final ClusterNodes nodes;
  private final Scans scans;
  private final ScanManagement management;
  private final Bundles bundles;
  private final Identities identities;
  private final Scheduled scheduled;
  private final Watched watched;
  private final Clock clock;

  ClusterController(
      Clusters clusters,
      Boundaries boundaries,
      Postures postures,
      Violations violations,
      ClusterNodes nodes,
      Scans scans,
      ScanManagement management,
      Bundles bundles,
      Identities identities,
      Scheduled scheduled,
      Watched watched,
      Clock clock) {
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.postures = postures;
    this.violations = violations;
    this.nodes = nodes;
    this.scans = scans;
    this.management = management;
    this.bundles = bundles;
    this.identities = identities;
    this.scheduled = scheduled;
    this.watched = watched;
    this.clock = clock;
  }

  @GetMapping("/clusters/{id}")
  String show(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String page,
      Model model) {
    Scope scope = actor.scope();
    Cluster cluster = clusters.get(ClusterId.parse(id), scope);
    Instant now = clock.instant();
    model.addAttribute("cluster", cluster);
    model.addAttribute("boundary", boundaries.get(cluster.boundaryId(), scope));
    model.addAttribute("may", MayDo.of(actor, cluster));
    model.addAttribute(
        "standing", postures.currentOf(cluster.id(), scope).map(Segment::standing).orElse(null));
    model.addAttribute("nodes", nodes.of(cluster.id(), now));
    model.addAttribute("pinned", identities.pinned(cluster.id(), scope).orElse(null));
    model.addAttribute("change", identities.change(cluster.id(), scope).orElse(null));
    violations.show(cluster.id(), PageRequested.of(page), scope, model);
    showScans(cluster.id(), scope, now, model);
    showTurns(cluster.id(), scope, now, model);
    scheduled.show(cluster, scope, model);
    watched.show(cluster, scope, model);
    Bundle bundle = bundles.currentOf(cluster.id(), scope).orElse(null);
    model.addAttribute("bundle", bundle);
    model.addAttribute("left", BundleLeft.of(bundle, now));
    return "posture/cluster";
  }

  @PostMapping("/clusters/{id}/scans")
  ModelAndView scan(Actor actor, @PathVariable String id) {
    return SeeOther.to("/scans/" + management.request(actor, ClusterId.parse(id)).id());
  }

  private void showScans(ClusterId cluster, Scope scope, Instant now, Model model) {
    List<Scan> last = scans.before(cluster, scope, now.plus(Duration.ofDays(1)), SCANS);
    model.addAttribute("scans", last);
    model.addAttribute("running", scans.open(cluster, scope).orElse(null));
    model.addAttribute("read", scans.lastRead(cluster, scope).orElse(null));
  }

  private void showTurns(ClusterId cluster, Scope scope, Instant now, Model model) {
    List<Turn> all = Turn.of(postures.timelineOf(cluster, scope), now);
    model.addAttribute("turns", all.stream().limit(TURNS).toList());
    model.addAttribute("turnsInAll", all.size());
  }
}
