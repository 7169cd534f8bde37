package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.Clusters;
import io.muster.clusters.PastCluster;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Bundles;
import io.muster.credentials.RegisterCluster;
import io.muster.credentials.Stored;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.NotFound;
import io.muster.ui.AsOf;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Client bundles: registering a cluster with one, replacing one, and what may be told of one. */
@RestController
@RequestMapping("/api/v1/clusters")
class BundleRoutes {

  private final RegisterCluster registration;
  private final BundleManagement management;
  private final Bundles bundles;
  private final Clusters clusters;
  private final Boundaries boundaries;
  private final ClusterViews views;
  private final Clock clock;

  BundleRoutes(
      RegisterCluster registration,
      BundleManagement management,
      Bundles bundles,
      Clusters clusters,
      Boundaries boundaries,
      ClusterViews views,
      Clock clock) {
    this.registration = registration;
    this.management = management;
    this.bundles = bundles;
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.views = views;
    this.clock = clock;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Register a cluster with its client bundle")
  ResponseEntity<ClusterView> register(
      Actor actor,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String boundary,
      @RequestParam(defaultValue = "") String environment,
      @RequestParam(defaultValue = "") String endpoint,
      @RequestPart MultipartFile bundle)
      throws IOException {
    BoundaryId in =
        boundary.isBlank() ? Boundary.DEFAULT : boundaries.meant(boundary, actor.scope()).id();
    ClusterDetails details =
        ClusterDetails.named(name, in).withEnvironment(environment).withEndpoint(endpoint);
    var added = registration.register(actor, details, bundle.getBytes());
    return ResponseEntity.created(URI.create("/api/v1/clusters/" + added.cluster().id()))
        .body(views.of(added.cluster(), actor.scope()));
  }

  @GetMapping("/{id}/bundle")
  @Operation(summary = "Read what may be told of a cluster's client bundle")
  BundleView read(Actor actor, @PathVariable String id, AsOf asOf) {
    PastCluster cluster =
        clusters
            .at(ClusterId.parse(id), asOf.at(), actor.scope())
            .orElseThrow(() -> new NotFound("There is no such cluster."));
    return bundles
        .at(cluster.id(), asOf.at(), Scope.EVERYTHING)
        .map(b -> BundleView.of(b, asOf.at()))
        .orElseThrow(() -> new NotFound("This cluster has no client bundle."));
  }

  @PutMapping(path = "/{id}/bundle", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Upload a cluster's client bundle, in place of the one stored",
      description =
          "With confirm=true and a reason, a bundle of another authority, instance or address is"
              + " accepted (202) and waits until an ISSM who is another person confirms it.")
  ResponseEntity<Object> replace(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean confirm,
      @RequestParam(defaultValue = "") String reason,
      @RequestPart MultipartFile bundle)
      throws IOException {
    var stored =
        management.upload(actor, ClusterId.parse(id), bundle.getBytes(), confirm ? reason : null);
    return switch (stored) {
      case Stored.InUse(var present) -> ResponseEntity.ok(BundleView.of(present, clock.instant()));
      case Stored.Waiting(var change) ->
          ResponseEntity.accepted().body(ProposedChangeView.of(change));
    };
  }
}
