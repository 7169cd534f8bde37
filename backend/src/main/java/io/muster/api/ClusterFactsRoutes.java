package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.Edited;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

  private static final String WAITS =
      "Another endpoint or other trust anchors of a cluster with a bundle need a reason and wait"
          + " (202) until an ISSM who is another person confirms them.";

  private final ClusterManagement management;
  private final Boundaries boundaries;

  ClusterFactsRoutes(ClusterManagement management, Boundaries boundaries) {
    this.management = management;
    this.boundaries = boundaries;
  }

  @PatchMapping
  @Operation(
      summary = "Change some of what is said about a cluster, from now on",
      description = WAITS)
  ResponseEntity<ClusterFactsView> change(
      Actor actor, @PathVariable String id, @RequestBody ClusterFactsWanted wanted) {
    Cluster cluster = management.toEdit(actor, ClusterId.parse(id));
    // What is absent is taken from what was just read, so a save in between must not be undone.
    UUID read = wanted.version() == null ? cluster.version() : wanted.version();
    return edit(actor, cluster, wanted, cluster.details(), read);
  }

  @PutMapping
  @Operation(summary = "Say anew everything about a cluster, from now on", description = WAITS)
  ResponseEntity<ClusterFactsView> replace(
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
    return ClusterFactsView.of(management.retire(actor, ClusterId.parse(id), reason), List.of());
  }

  private ResponseEntity<ClusterFactsView> edit(
      Actor actor,
      Cluster cluster,
      ClusterFactsWanted wanted,
      ClusterDetails before,
      @Nullable UUID base) {
    BoundaryId in =
        wanted.boundary() == null
            ? cluster.boundaryId()
            : boundaries.meant(wanted.boundary(), actor.scope()).id();
    String reason = wanted.reason() == null ? "" : wanted.reason();
    Edited edited = management.edit(actor, cluster.id(), wanted.over(before, in), base, reason);
    return ResponseEntity.status(edited.waiting().isEmpty() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .body(ClusterFactsView.of(edited.cluster(), edited.waiting()));
  }
}
