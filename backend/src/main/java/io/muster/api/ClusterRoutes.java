package io.muster.api;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.posture.FleetFilter;
import io.muster.posture.FleetLine;
import io.muster.posture.FleetOrder;
import io.muster.posture.Postures;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import io.muster.ui.AsOf;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells clusters with their verdict, last scan and bundle. */
@RestController
@RequestMapping("/api/v1/clusters")
class ClusterRoutes {

  private final Clusters clusters;
  private final ClusterViews views;
  private final Postures postures;

  ClusterRoutes(Clusters clusters, ClusterViews views, Postures postures) {
    this.postures = postures;
    this.clusters = clusters;
    this.views = views;
  }

  @GetMapping
  @Operation(summary = "The clusters in use, by name; as they stood at an instant if one is named")
  PagedItems<ClusterView> list(Actor actor, AsOf at, Paging paging) {
    if (at.past()) {
      return then(actor, at.at(), paging);
    }
    ClusterId after = paging.after() == null ? null : ClusterId.parse(paging.after());
    List<Cluster> rows =
        clusters.page(actor.scope(), ClusterFilter.IN_USE, after, paging.limit() + 1);
    return PagedItems.cut(rows, paging, c -> c.id().toString(), c -> views.of(c, actor.scope()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A cluster, in use or retired; as it stood at an instant if one is named")
  ClusterView one(Actor actor, @PathVariable String id, AsOf at) {
    return views
        .of(ClusterId.parse(id), at.at(), actor.scope())
        .orElseThrow(
            () ->
                new NotFound(
                    at.past()
                        ? "There was no such cluster at that instant."
                        : "There is no such cluster."));
  }

  private PagedItems<ClusterView> then(Actor actor, Instant at, Paging paging) {
    List<ClusterId> all =
        postures
            .fleet(FleetFilter.ALL, FleetOrder.NAME, 0, Integer.MAX_VALUE, actor.scope(), at)
            .stream()
            .map(FleetLine::cluster)
            .toList();
    int from = paging.after() == null ? 0 : all.indexOf(ClusterId.parse(paging.after())) + 1;
    List<ClusterId> rows = all.subList(from, Math.min(all.size(), from + paging.limit() + 1));
    return PagedItems.of(
        rows,
        paging,
        ClusterId::toString,
        part -> part.stream().flatMap(id -> views.of(id, at, actor.scope()).stream()).toList());
  }
}
