package io.muster.demo;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.Clusters;
import io.muster.credentials.Bundle;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Bundles;
import io.muster.credentials.RegisterCluster;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.ScanManagement;
import io.muster.shared.ClusterId;
import io.muster.simulator.Simulator;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings the simulated clusters into the portal by the use cases that people use. */
@Component
@Profile("demo")
class DemoFleet {

  private static final Duration SOON = Duration.ofDays(3);

  private final Boundaries boundaries;
  private final BoundaryManagement boundaryManagement;
  private final Clusters clusters;
  private final Bundles bundles;
  private final BundleManagement bundleManagement;
  private final RegisterCluster registration;
  private final ScanManagement scans;
  private final Clock clock;

  DemoFleet(
      Boundaries boundaries,
      BoundaryManagement boundaryManagement,
      Clusters clusters,
      Bundles bundles,
      BundleManagement bundleManagement,
      RegisterCluster registration,
      ScanManagement scans,
      Clock clock) {
    this.boundaries = boundaries;
    this.boundaryManagement = boundaryManagement;
    this.clusters = clusters;
    this.bundles = bundles;
    this.bundleManagement = bundleManagement;
    this.registration = registration;
    this.scans = scans;
    this.clock = clock;
  }

  /** Registers the cluster if it is new, renews its bundle if that ends soon, and scans it. */
  void join(Actor by, String name, Simulator simulator) {
    Boundary boundary = boundary(by, name.equals("drydock") ? "yard" : "shore");
    Optional<Cluster> known = clusters.named(name, boundary.id(), Scope.EVERYTHING);
    ClusterId cluster;
    if (known.isEmpty()) {
      ClusterDetails details =
          ClusterDetails.named(name, boundary.id()).withEnvironment(environment(name));
      cluster = registration.register(by, details, bundle(simulator, name)).cluster().id();
    } else {
      cluster = known.get().id();
      if (endsSoon(bundles.currentOf(cluster, Scope.EVERYTHING))) {
        bundleManagement.upload(by, cluster, bundle(simulator, name));
      }
    }
    scans.request(by, cluster);
  }

  private Boundary boundary(Actor by, String name) {
    return boundaries
        .named(name, Scope.EVERYTHING)
        .orElseGet(() -> boundaryManagement.create(by, BoundaryDetails.named(name)));
  }

  private boolean endsSoon(Optional<Bundle> bundle) {
    Instant edge = clock.instant().plus(SOON);
    return bundle.isEmpty() || bundle.get().facts().notAfter().isBefore(edge);
  }

  /** Valid for a year, but drydock's ends within weeks, so that the fleet page has one to show. */
  private byte[] bundle(Simulator simulator, String name) {
    Validity validity = Validity.around(clock.instant(), name.equals("drydock") ? 21 : 365);
    var admin = simulator.account("admin");
    var issued = simulator.issue(admin, KeyKind.EC_SEC1, validity);
    return simulator.bundle(admin, issued, simulator.endpoint()).bytes();
  }

  private static String environment(String name) {
    return switch (name) {
      case "harbor" -> "production";
      case "drydock" -> "staging";
      default -> "test";
    };
  }
}
