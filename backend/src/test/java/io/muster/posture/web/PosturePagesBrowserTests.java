package io.muster.posture.web;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.credentials.RegisterCluster;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.inventory.NodeManagement;
import io.muster.scans.ScanManagement;
import io.muster.scans.Scans;
import io.muster.scans.ScansByHand;
import io.muster.shared.ClusterId;
import io.muster.simulator.HeldAnswer;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Seen;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PosturePagesBrowserTests extends BrowserTest {

  private static final Actor PORTAL = Actor.portal("test");

  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired BoundaryManagement boundaries;
  @Autowired ClusterManagement clusters;
  @Autowired RegisterCluster register;
  @Autowired ScanManagement management;
  @Autowired Scans scans;
  @Autowired NodeManagement nodes;
  @Autowired ScansByHand byHand;
  @Autowired Clock clock;

  @Test
  void theFleetAndAClusterAreWholeOnADeskAndOnATelephone() throws Exception {
    Boundary shipyard = boundary("shipyard-operations");
    Boundary logistics = boundary("coastal-logistics");
    seen(shipyard, "keel", Seen.on("w1").apart("w1", "web"));
    seen(logistics, "gantry", Seen.on("w1").host("w1", "node-exporter"));
    seen(logistics, "lighter", Seen.on("w1", "lg-w5").down("lg-w5", 31));
    seen(logistics, "lodestar", Seen.on("w1").underKubernetesOnly());
    seen(
        shipyard,
        "a-cluster-whose-name-is-as-long-as-anybody-may-type-it-for-once",
        Seen.on("w1").host("w1", "dbg").systemHost("w1", "ucp-kubelet").down("w2", 4));
    clusters.register(
        PORTAL, ClusterDetails.named("pontoon", logistics.id()).withEnvironment("training"));
    Person otis =
        cast.person(
            "Otis",
            new Grant(Role.OPERATOR, shipyard.id()),
            new Grant(Role.ISSM, shipyard.id()),
            new Grant(Role.OPERATOR, logistics.id()));
    SimulatedCluster drydock =
        SimulatedCluster.named("drydock").managers("dd-m1").node("dd-w1").node("dd-w2");
    List.of("dd-m1", "dd-w1", "dd-w2").forEach(n -> drydock.run(system("ucp-agent").on(n)));
    drydock.run(system("ucp-kubelet").on("dd-m1").pidHost());
    drydock.run(container("dbg-nsenter").on("dd-w1").pidHost());
    drydock.run(container("strace-7f").on("dd-w1").joining("dbg-nsenter"));
    try (Simulator simulator = Simulator.start(drydock)) {
      ClusterId cluster =
          register
              .register(
                  PORTAL,
                  ClusterDetails.named("drydock", shipyard.id())
                      .withEnvironment("production")
                      .withLabels(Map.of("tier", "1", "site", "pier-3")),
                  simulator.bundle())
              .cluster()
              .id();
      scan(otis, cluster);
      drydock.nodeLeaves("dd-w2");
      scan(otis, cluster);
      nodes.putOutOfService(
          otis.actor(), cluster, "dd-w1", null, clock.instant().plus(Duration.ofDays(9)), "Disk");
      for (Look look : List.of(Look.WIDE, Look.NARROW, Look.WIDE.inTheDark())) {
        try (var somebody = visitor(look)) {
          somebody.signIn(otis);
          somebody.judges("fleet");
          assertThat(somebody.page().locator("table.fleet tbody tr").count()).isEqualTo(7);
          somebody.open("/fleet?q=nowhere");
          somebody.judges("fleet-no-match");
          assertThat(somebody.open("/clusters/" + cluster)).isEqualTo(200);
          somebody.judges("cluster");
          somebody.open("/clusters/" + cluster + "/nodes/dd-w2/departure");
          somebody.judges("departure");
          somebody.open("/clusters/" + cluster + "/nodes/dd-w2/out-of-service");
          somebody.judges("out-of-service");
          somebody.open("/clusters/" + cluster + "/nodes/dd-w1/return");
          somebody.judges("return");
        }
      }
      followsAScanByItself(otis, cluster, simulator);
    }
    try (var somebody = visitor(Look.WIDE)) {
      somebody.signIn(cast.otisTheOperator(fleet.aBoundary().id())).judges("fleet-empty");
    }
  }

  private void followsAScanByItself(Person otis, ClusterId cluster, Simulator simulator) {
    try (HeldAnswer info = HeldAnswer.at(simulator, "/info");
        var somebody = visitor(Look.WIDE)) {
      somebody.signIn(otis);
      management.request(otis.actor(), cluster);
      info.awaitAsked();
      somebody.open("/fleet");
      var running = somebody.page().locator("table.fleet .status.run");
      assertThat(running.count()).isEqualTo(1);
      somebody.judges("fleet-running");
      info.letGo();
      running.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
  }

  private Boundary boundary(String name) {
    String unique = name + "-" + UUID.randomUUID().toString().substring(0, 4);
    return boundaries.create(PORTAL, BoundaryDetails.named(unique));
  }

  private void seen(Boundary boundary, String name, Seen what) {
    var cluster =
        clusters.register(
            PORTAL, ClusterDetails.named(name, boundary.id()).withEnvironment("production"));
    byHand.of(cluster, what);
  }

  private void scan(Person who, ClusterId cluster) throws InterruptedException {
    var asked = management.request(who.actor(), cluster);
    for (int n = 0; n < 1200 && scans.get(asked.id(), Scope.EVERYTHING).status().open(); n++) {
      Thread.sleep(50);
    }
  }
}
