package io.muster.testing;

import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import java.util.Set;
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

  public Cluster harborIn(Boundary boundary) {
    return clusterIn(boundary, "harbor");
  }

  public Cluster drydockIn(Boundary boundary) {
    return clusterIn(boundary, "drydock");
  }

  public Cluster skiffIn(Boundary boundary) {
    return clusterIn(boundary, "skiff");
  }

  public Cluster clusterIn(Boundary boundary, String name) {
    return clusters.register(Actor.portal("test"), ClusterDetails.named(name, boundary.id()));
  }

  /** Otis, operator of the boundary and of nothing else. */
  public static Actor otisOf(BoundaryId boundary) {
    return someone("otis", Role.OPERATOR, boundary);
  }

  /** Iris, ISSO of the boundary and of nothing else. */
  public static Actor irisOf(BoundaryId boundary) {
    return someone("iris", Role.ISSO, boundary);
  }

  /** Marcus, ISSM of the boundary and of nothing else. */
  public static Actor marcusOf(BoundaryId boundary) {
    return someone("marcus", Role.ISSM, boundary);
  }

  /** Ada, AO of the boundary and of nothing else. */
  public static Actor adaOf(BoundaryId boundary) {
    return someone("ada", Role.AO, boundary);
  }

  /** Vera, auditor of the boundary and of nothing else. */
  public static Actor veraOf(BoundaryId boundary) {
    return someone("vera", Role.AUDITOR, boundary);
  }

  private static Actor someone(String name, Role role, BoundaryId boundary) {
    return new Actor(null, name, name, Set.of(new Grant(role, boundary)));
  }
}
