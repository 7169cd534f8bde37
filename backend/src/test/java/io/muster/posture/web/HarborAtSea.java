package io.muster.posture.web;

import static io.muster.simulator.ContainerSpec.system;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.credentials.RegisterCluster;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.Scan;
import io.muster.scans.ScanManagement;
import io.muster.scans.Scans;
import io.muster.simulator.HeldAnswer;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A simulated harbor in a boundary of its own, registered with its bundle and ready to be scanned.
 */
final class HarborAtSea implements AutoCloseable {

  static final String WEB = "hb-w1";
  static final String DATA = "hb-w2";

  final SimulatedCluster harbor =
      SimulatedCluster.named("harbor").managers("hb-m1").node(WEB).node(DATA);
  final Boundary boundary;
  final Simulator simulator;
  final Cluster cluster;
  private final Beans beans;
  private final List<HeldAnswer> held = new ArrayList<>();

  /** What it takes; a bean that a test makes with {@code createBean}. */
  static final class Beans {
    @Autowired RegisterCluster register;
    @Autowired ScanManagement management;
    @Autowired Scans scans;
    @Autowired Fleet fleet;
  }

  HarborAtSea(Beans beans) {
    this.beans = beans;
    for (String node : new String[] {"hb-m1", WEB, DATA}) {
      harbor.run(system("ucp-agent").on(node));
    }
    simulator = Simulator.start(harbor);
    boundary = beans.fleet.aBoundary();
    cluster =
        beans
            .register
            .register(
                Actor.portal("test"),
                ClusterDetails.named("harbor", boundary.id()),
                simulator.bundle())
            .cluster();
  }

  /** Asks for a scan. */
  Scan ask() {
    return beans.management.request(Actor.portal("otis"), cluster.id());
  }

  /** Asks for a scan and waits for its end. */
  Scan scan() {
    return ended(ask());
  }

  /** The scan once it ended. */
  Scan ended(Scan asked) {
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(until)) {
      Scan now = beans.scans.get(asked.id(), Scope.EVERYTHING);
      if (!now.status().open()) {
        return now;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The scan did not end");
  }

  /** What is asked there is not answered until it is let go, or the test is over. */
  HeldAnswer holds(String path) {
    HeldAnswer one = HeldAnswer.at(simulator, path);
    held.add(one);
    return one;
  }

  @Override
  public void close() {
    held.forEach(HeldAnswer::close);
    simulator.close();
  }
}
