package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Clusters;
import io.muster.clusters.PastCluster;
import io.muster.identity.Scope;
import io.muster.ui.AsOf;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The boundaries of a scope with how many clusters they hold, for the list and its CSV. */
@Component
class BoundaryRows {

  private final Boundaries boundaries;
  private final Clusters clusters;

  BoundaryRows(Boundaries boundaries, Clusters clusters) {
    this.boundaries = boundaries;
    this.clusters = clusters;
  }

  /** As it was known at an instant. */
  List<BoundaryRow> of(AsOf asOf, Scope scope) {
    var counts =
        clusters.listAt(asOf.at(), scope).stream()
            .filter(cluster -> !cluster.isRetired())
            .collect(Collectors.groupingBy(PastCluster::boundaryId, Collectors.counting()));
    return boundaries.listAt(asOf.at(), scope).stream()
        .map(b -> BoundaryRow.of(b, counts.getOrDefault(b.id(), 0L), asOf))
        .toList();
  }
}
