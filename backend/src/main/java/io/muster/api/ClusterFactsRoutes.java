package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said about clusters, and their retirement. */
@RestController
@RequestMapping("/api/v1/clusters/{id}")
class ClusterFactsRoutes {

  private final ClusterManagement management;
  private final Boundaries boundaries;

  ClusterFactsRoutes(ClusterManagement management, Boundaries boundaries) {
    this.management = management;
    this.boundaries = boundaries;
  }

  @PatchMapping
  @Operation(summary = "Change some of what is said about a cluster, from now on")
  ClusterFactsView change(
      Actor actor, @PathVariable String id, @RequestBody ClusterFactsWanted wanted) {
    Cluster cluster = management.toEdit(actor, ClusterId.parse(id));
    // What is absent is taken from what was just read, so a save in between must not be undone.
    UUID read = wanted.version() == null ? cluster.version() : wanted.version();
    return edit(actor, cluster, wanted, cluster.details(), read);
  }

  @PutMapping
  @Operation(summary = "Say anew everything about a cluster, from now on")
  ClusterFactsView replace(
      Actor actor, @PathVariable String id, @RequestBody ClusterFactsWanted wanted) {
    Cluster cluster = management.toEdit(actor, ClusterId.parse(id));
    return edit(
        actor, cluster, wanted, ClusterDetails.named("", cluster.boundaryId()), wanted.version());
  }

  /** Why a cluster is retired. */
  record RetirementWanted(@Nullable String reason) {}

  @PostMapping("/retirement")
  @Operation(summary = "Retire a cluster: its history stays, its open findings end unresolved")
  ClusterFactsView retire(
      Actor actor, @PathVariable String id, @RequestBody RetirementWanted wanted) {
    String reason = wanted.reason() == null ? "" : wanted.reason();
    return ClusterFactsView.of(management.retire(actor, ClusterId.parse(id), reason));
  }

  private ClusterFactsView edit(
      Actor actor,
      Cluster cluster,
      ClusterFactsWanted wanted,
      ClusterDetails before,
      @Nullable UUID base) {
    BoundaryId in =
        wanted.boundary() == null
            ? cluster.boundaryId()
            : boundaries.meant(wanted.boundary(), actor.scope()).id();
    return ClusterFactsView.of(management.edit(actor, cluster.id(), wanted.over(before, in), base));
  }
}
