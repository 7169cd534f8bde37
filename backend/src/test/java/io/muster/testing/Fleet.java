package io.muster.testing;

import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Actor;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** The fleet of the cast, made anew for each test in a boundary of its own. */
@TestComponent
public class Fleet {

  private final BoundaryManagement boundaries;
  private final ClusterManagement clusters;

  Fleet(BoundaryManagement boundaries, ClusterManagement clusters) {
    this.boundaries = boundaries;
    this.clusters = clusters;
  }

  /** A boundary that no other test knows. */
  public Boundary aBoundary() {
    return aBoundary("b-" + UUID.randomUUID());
  }

  /** A boundary of that name. */
  public Boundary aBoundary(String name) {
    return boundaries.create(Actor.portal("test"), BoundaryDetails.named(name));
  }

  /** Harbor, a cluster of the boundary. */
  public Cluster harborIn(Boundary boundary) {
    return clusterIn(boundary, "harbor");
  }

  /** Drydock, another. */
  public Cluster drydockIn(Boundary boundary) {
    return clusterIn(boundary, "drydock");
  }

  /** Skiff, a third. */
  public Cluster skiffIn(Boundary boundary) {
    return clusterIn(boundary, "skiff");
  }

  /** A cluster of that name in the boundary. */
  public Cluster clusterIn(Boundary boundary, String name) {
    return clusters.register(Actor.portal("test"), ClusterDetails.named(name, boundary.id()));
  }

  /** The boundary with an end of its authorization. */
  public Boundary authorizedUntil(Boundary boundary, LocalDate day) {
    BoundaryDetails d = boundary.details();
    return boundaries.edit(
        Actor.portal("test"),
        boundary.id(),
        new BoundaryDetails(
            d.name(),
            d.systemName(),
            d.emassId(),
            d.acronym(),
            d.aoName(),
            d.issmName(),
            day,
            d.timeZone(),
            d.allowedAgeDays(),
            d.systemLabel(),
            d.reinspectionDays()));
  }
}
