package io.muster.api;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.swagger.v3.oas.annotations.Operation;
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

  ClusterRoutes(Clusters clusters, ClusterViews views) {
    this.clusters = clusters;
    this.views = views;
  }

  @GetMapping
  @Operation(summary = "The clusters in use, by name")
  PagedItems<ClusterView> list(Actor actor, Paging paging) {
    ClusterId after = paging.after() == null ? null : ClusterId.parse(paging.after());
    List<Cluster> rows =
        clusters.page(actor.scope(), ClusterFilter.IN_USE, after, paging.limit() + 1);
    return PagedItems.cut(rows, paging, c -> c.id().toString(), c -> views.of(c, actor.scope()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A cluster, in use or retired")
  ClusterView one(Actor actor, @PathVariable String id) {
    return views.of(clusters.get(ClusterId.parse(id), actor.scope()), actor.scope());
  }
}
