package io.muster.posture.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Clusters;
import io.muster.clusters.PastCluster;
import io.muster.clusters.ProposedChanges;
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
import io.muster.shared.NotFound;
import io.muster.ui.AsOf;
import io.muster.ui.PageRequested;
import io.muster.ui.SeeOther;
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

  /** The least by which two instants differ in the database. */
  private static final Duration TICK = Duration.ofNanos(1000);

  private final Clusters clusters;
  private final Boundaries boundaries;
  private final Postures postures;
  private final Violations violations;
  private final ClusterNodes nodes;
  private final Scans scans;
  private final ScanManagement management;
  private final Bundles bundles;
  private final Identities identities;
  private final ProposedChanges changes;
  private final Scheduled scheduled;
  private final Watched watched;

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
      ProposedChanges changes,
      Scheduled scheduled,
      Watched watched) {
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.postures = postures;
    this.violations = violations;
    this.nodes = nodes;
    this.scans = scans;
    this.management = management;
    this.bundles = bundles;
    this.identities = identities;
    this.changes = changes;
    this.scheduled = scheduled;
    this.watched = watched;
  }

  @GetMapping("/clusters/{id}")
  String show(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String page,
      AsOf asOf,
      Model model) {
    Scope scope = actor.scope();
    Instant at = asOf.at();
    PastCluster cluster =
        clusters
            .at(ClusterId.parse(id), at, scope)
            .orElseThrow(() -> new NotFound("There is no such cluster."));
    model.addAttribute("cluster", cluster);
    model.addAttribute("boundary", boundaries.at(cluster.boundaryId(), at, scope).orElseThrow());
    model.addAttribute("may", asOf.past() ? MayDo.NOTHING : MayDo.of(actor, cluster));
    model.addAttribute(
        "standing",
        postures.verdictAt(cluster.id(), at, scope).map(Segment::standing).orElse(null));
    violations.show(cluster.id(), PageRequested.of(page), asOf, scope, model);
    showScans(cluster.id(), scope, asOf, model);
    showTurns(cluster.id(), scope, asOf, model);
    showConnection(cluster.id(), at, model);
    if (!asOf.past() && !cluster.isRetired()) {
      scheduled.show(clusters.get(cluster.id(), scope), scope, model);
      watched.show(cluster.id(), scope, model);
    }
    return "posture/cluster";
  }

  /** The viewer may see the cluster as of then, and so these, even if it has moved away since. */
  private void showConnection(ClusterId cluster, Instant at, Model model) {
    model.addAttribute("nodes", nodes.of(cluster, at));
    model.addAttribute("pinned", identities.pinnedAt(cluster, at, Scope.EVERYTHING).orElse(null));
    model.addAttribute("change", identities.changeAt(cluster, at, Scope.EVERYTHING).orElse(null));
    model.addAttribute("proposed", changes.waitingAt(cluster, at, Scope.EVERYTHING));
    Bundle bundle = bundles.at(cluster, at, Scope.EVERYTHING).orElse(null);
    model.addAttribute("bundle", bundle);
    model.addAttribute("left", BundleLeft.of(bundle, at));
  }

  @PostMapping("/clusters/{id}/scans")
  ModelAndView scan(Actor actor, @PathVariable String id) {
    return SeeOther.to("/scans/" + management.request(actor, ClusterId.parse(id)).id());
  }

  private void showScans(ClusterId cluster, Scope scope, AsOf asOf, Model model) {
    List<Scan> last =
        scans.before(cluster, scope, asOf.at().plus(TICK), SCANS).stream()
            .flatMap(s -> s.knownAt(asOf.at()).stream())
            .toList();
    model.addAttribute("scans", last);
    model.addAttribute("running", asOf.past() ? null : scans.open(cluster, scope).orElse(null));
    model.addAttribute("read", scans.lastReadAt(cluster, asOf.at(), scope).orElse(null));
  }

  /** What lay ahead then was told as a forecast, which later events replaced: it is left out. */
  private void showTurns(ClusterId cluster, Scope scope, AsOf asOf, Model model) {
    List<Turn> all =
        Turn.of(
            postures.timelineOf(cluster, scope).stream()
                .filter(s -> !asOf.past() || !s.from().isAfter(asOf.at()))
                .toList(),
            asOf.at());
    model.addAttribute("turns", all.stream().limit(TURNS).toList());
    model.addAttribute("turnsInAll", all.size());
  }
}
