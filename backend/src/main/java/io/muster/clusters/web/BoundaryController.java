package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
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
      @RequestParam(defaultValue = "name") BoundarySort sort,
      Model model) {
    var counts = clusters.countsInUse(actor.scope());
    var all =
        boundaries.list(actor.scope()).stream()
            .map(b -> BoundaryRow.of(b, counts.getOrDefault(b.id(), 0L), clock))
            .toList();
    List<BoundaryRow> rows =
        all.stream().filter(r -> matches(r.boundary(), q)).sorted(sort.order()).toList();
    model.addAttribute("rows", rows);
    model.addAttribute("total", all.size());
    model.addAttribute("q", q);
    model.addAttribute("sort", sort.name());
    model.addAttribute("mayCreate", BoundaryManagement.mayCreate(actor));
    return "clusters/boundaries";
  }

  @GetMapping("/boundaries/{id}")
  String page(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "IN_USE") ClusterFilter.Life life,
      Model model) {
    Boundary boundary = boundaries.get(BoundaryId.parse(id), actor.scope());
    var all = clusters.list(actor.scope(), ClusterFilter.anyIn(boundary.id()));
    long inUse = all.stream().filter(c -> !c.isRetired()).count();
    model.addAttribute("row", BoundaryRow.of(boundary, inUse, clock));
    model.addAttribute("boundary", boundary);
    model.addAttribute("retired", all.size() - inUse);
    model.addAttribute("life", life.name());
    model.addAttribute(
        "clusters",
        all.stream()
            .filter(
                c ->
                    life == ClusterFilter.Life.ANY
                        || c.isRetired() == (life == ClusterFilter.Life.RETIRED))
            .toList());
    model.addAttribute("mayEdit", BoundaryManagement.mayEdit(actor, boundary.id()));
    model.addAttribute("mayEditClusters", ClusterManagement.mayEdit(actor, boundary.id()));
    model.addAttribute("mayRetire", ClusterManagement.mayRetire(actor, boundary.id()));
    return "clusters/boundary";
  }

  private static boolean matches(Boundary boundary, String q) {
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    return List.of(
            boundary.name(),
            boundary.acronym(),
            boundary.systemName(),
            boundary.aoName(),
            boundary.issmName(),
            boundary.emassId())
        .stream()
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
