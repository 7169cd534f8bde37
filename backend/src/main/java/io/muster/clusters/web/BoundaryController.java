package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Boundaries as one reads them. */
@Controller
class BoundaryController {

  private final Boundaries boundaries;
  private final Clusters clusters;
  private final Clock clock;

  BoundaryController(Boundaries boundaries, Clusters clusters, Clock clock) {
    this.boundaries = boundaries;
    this.clusters = clusters;
    this.clock = clock;
  }

  @GetMapping("/boundaries")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String page,
      Model model) {
    var counts = clusters.countsInUse(actor.scope());
    List<BoundaryRow> all =
        boundaries.list(actor.scope()).stream()
            .map(b -> BoundaryRow.of(b, counts.getOrDefault(b.id(), 0L), clock))
            .toList();
    model.addAttribute("list", BoundaryList.of(all, q, sort, page));
    model.addAttribute("total", all.size());
    model.addAttribute("mayCreate", BoundaryManagement.mayCreate(actor));
    return "clusters/boundaries";
  }

  @GetMapping("/boundaries/{id}")
  String one(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "IN_USE") ClusterFilter.Life life,
      @RequestParam(required = false) @Nullable String page,
      Model model) {
    Boundary boundary = boundaries.get(BoundaryId.parse(id), actor.scope());
    long inUse = count(actor, boundary, ClusterFilter.Life.IN_USE);
    List<Cluster> shown = clusters.list(actor.scope(), new ClusterFilter(boundary.id(), "", life));
    PageRequested requested = PageRequested.of(page);
    model.addAttribute("row", BoundaryRow.of(boundary, inUse, clock));
    model.addAttribute("boundary", boundary);
    model.addAttribute("retired", count(actor, boundary, ClusterFilter.Life.RETIRED));
    model.addAttribute("life", life.name());
    model.addAttribute(
        "clusters", shown.stream().skip(requested.offset()).limit(requested.size()).toList());
    model.addAttribute(
        "links",
        new PageLinks(
            "/boundaries/" + boundary.id(), Map.of("life", life.name()), requested, shown.size()));
    model.addAttribute("mayEdit", BoundaryManagement.mayEdit(actor, boundary.id()));
    model.addAttribute("mayEditClusters", ClusterManagement.mayEdit(actor, boundary.id()));
    model.addAttribute("mayRetire", ClusterManagement.mayRetire(actor, boundary.id()));
    return "clusters/boundary";
  }

  private long count(Actor actor, Boundary boundary, ClusterFilter.Life life) {
    return clusters.count(actor.scope(), new ClusterFilter(boundary.id(), "", life));
  }
}
