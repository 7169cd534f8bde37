package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.Clusters;
import io.muster.clusters.PastBoundary;
import io.muster.clusters.PastCluster;
import io.muster.identity.Actor;
import io.muster.identity.Representatives;
import io.muster.shared.BoundaryId;
import io.muster.shared.NotFound;
import io.muster.ui.AsOf;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
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
  private final BoundaryRows rows;
  private final Representatives representatives;

  BoundaryController(
      Boundaries boundaries,
      Clusters clusters,
      BoundaryRows rows,
      Representatives representatives) {
    this.boundaries = boundaries;
    this.clusters = clusters;
    this.rows = rows;
    this.representatives = representatives;
  }

  @GetMapping("/boundaries")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String page,
      AsOf asOf,
      Model model) {
    List<BoundaryRow> all = rows.of(asOf, actor.scope());
    model.addAttribute("list", BoundaryList.of(all, q, sort, page, asOf));
    model.addAttribute("total", all.size());
    model.addAttribute("mayCreate", !asOf.past() && BoundaryManagement.mayCreate(actor));
    return "clusters/boundaries";
  }

  @GetMapping("/boundaries/{id}")
  String one(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "IN_USE") ClusterFilter.Life life,
      @RequestParam(required = false) @Nullable String page,
      AsOf asOf,
      Model model) {
    PastBoundary boundary =
        boundaries
            .at(BoundaryId.parse(id), asOf.at(), actor.scope())
            .orElseThrow(() -> new NotFound("There is no such boundary."));
    List<PastCluster> all = clusters.inAt(boundary.id(), asOf.at(), actor.scope());
    long retired = all.stream().filter(PastCluster::isRetired).count();
    List<PastCluster> shown = all.stream().filter(c -> life.admits(c.isRetired())).toList();
    PageRequested requested = PageRequested.of(page);
    model.addAttribute("row", BoundaryRow.of(boundary, all.size() - retired, asOf));
    model.addAttribute("boundary", boundary);
    model.addAttribute(
        "decided",
        boundaries.verdictSettings(boundary.id(), actor.scope()).stream()
            .filter(d -> !d.from().isAfter(asOf.at()))
            .findFirst()
            .orElseThrow());
    model.addAttribute(
        "representing",
        representatives.of(boundary.id(), actor.scope()).stream()
            .filter(r -> r.heldAt(asOf.at()))
            .count());
    model.addAttribute("retired", retired);
    model.addAttribute("life", life.name());
    model.addAttribute(
        "clusters", shown.stream().skip(requested.offset()).limit(requested.size()).toList());
    model.addAttribute(
        "links",
        new PageLinks(
            "/boundaries/" + boundary.id(),
            Map.of("life", life.name(), AsOf.PARAMETER, asOf.parameter()),
            requested,
            shown.size()));
    boolean now = !asOf.past();
    model.addAttribute("mayEdit", now && BoundaryManagement.mayEdit(actor, boundary.id()));
    model.addAttribute("mayEditClusters", now && ClusterManagement.mayEdit(actor, boundary.id()));
    model.addAttribute("mayRetire", now && ClusterManagement.mayRetire(actor, boundary.id()));
    return "clusters/boundary";
  }
}
