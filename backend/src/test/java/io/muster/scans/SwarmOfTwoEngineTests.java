package io.muster.scans;

import static io.muster.simulator.ContainerSpec.container;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.credentials.RegisterCluster;
import io.muster.evaluation.Verdict;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.Gap;
import io.muster.inventory.NodeManagement;
import io.muster.posture.Postures;
import io.muster.posture.Standing;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.engine.DockerEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two real engines in one Swarm: the manager lists both as nodes, but only its own containers. What
 * nobody could look at never passes.
 */
@PortalTest
class SwarmOfTwoEngineTests {

  private static final Actor PORTAL = Actor.portal("test");
  private static DockerEngine pier;
  private static DockerEngine quay;

  @Autowired RegisterCluster register;
  @Autowired ScanManagement management;
  @Autowired Scans scans;
  @Autowired ScannedContainers containers;
  @Autowired Postures postures;
  @Autowired NodeManagement nodes;
  @Autowired Fleet fleet;
  @Autowired Cast cast;

  private Boundary boundary;
  private Cluster manager;

  @BeforeAll
  static void startBoth() {
    pier = DockerEngine.startOn("pier");
    quay = DockerEngine.startOn("quay");
  }

  @AfterAll
  static void stopBoth() {
    pier.close();
    quay.close();
  }

  @BeforeEach
  void joinBoth() {
    pier.swarmInit();
    quay.swarmJoin(pier);
    pier.run(container("web"));
    quay.run(container("dbg").pidHost());
    boundary = fleet.aBoundary();
    manager = registered(pier);
  }

  @AfterEach
  void part() {
    for (DockerEngine engine : List.of(quay, pier)) {
      engine.removeAll();
      engine.swarmLeave();
    }
  }

  @Test
  void theManagerListsBothNodesAndOnlyItsOwnContainers() {
    assertThat(pier.api().get("/nodes").list()).hasSize(2);
    Scan scan = scan(manager);
    assertThat(scan.status()).isEqualTo(ScanStatus.INCOMPLETE);
    assertThat(scan.result().gaps())
        .extracting(Gap::kind, Gap::node)
        .containsExactly(tuple(Gap.Kind.NODE_OUT_OF_REACH, "quay"));
    assertThat(containers.list(scan, ContainerFilter.ALL, 0, 9))
        .extracting(ScannedContainer::node, ScannedContainer::name)
        .containsExactly(tuple("pier", "web"));
    assertThat(standing(manager))
        .extracting(Standing::verdict, Standing::reason)
        .containsExactly(Verdict.NOT_REVIEWED, "Incomplete: node quay is beyond this engine");
  }

  @Test
  void eachEngineIsReadByABundleOfItsOwn() {
    scan(manager);
    Cluster worker = registered(quay);
    Scan scan = scan(worker);
    assertThat(scan.status()).as(scan.reason()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(scan.result().full().violations()).isEqualTo(1);
    assertThat(standing(worker).verdict()).isEqualTo(Verdict.OPEN);
    quay.remove("dbg");
    assertThat(scan(worker).status()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(standing(worker).verdict()).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(standing(manager).verdict())
        .as("the manager's own line saw none of it")
        .isEqualTo(Verdict.NOT_REVIEWED);
  }

  @Test
  void onlyAnIssmsWordOnTheOtherNodeLetsTheManagerPassAndItIsSaid() {
    scan(manager);
    nodes.putOutOfService(
        cast.marcusTheIssm(boundary.id()).actor(),
        manager.id(),
        "quay",
        null,
        Instant.now().plus(Duration.ofDays(30)),
        "Read by a bundle of its own.");
    Scan scan = scan(manager);
    assertThat(scan.status()).as(scan.reason()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(scan.result().excused()).containsExactly("quay");
    assertThat(standing(manager).verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void aNodeThatLeftIsUnreadUntilAnIssoConfirmsIt() {
    scan(manager);
    quay.swarmLeave();
    pier.swarmForget("quay");
    Scan without = scan(manager);
    assertThat(without.result().gaps())
        .extracting(Gap::kind)
        .containsExactly(Gap.Kind.NODE_VANISHED);
    assertThat(standing(manager).verdict()).isEqualTo(Verdict.NOT_REVIEWED);
    nodes.confirmLeft(
        cast.irisTheIsso(boundary.id()).actor(), manager.id(), "quay", "Stands alone now.");
    assertThat(scan(manager).status()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(standing(manager).verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  private Cluster registered(DockerEngine engine) {
    String name = engine == pier ? "pier" : "quay";
    return register
        .register(PORTAL, ClusterDetails.named(name, boundary.id()), engine.bundle().bytes())
        .cluster();
  }

  private Standing standing(Cluster cluster) {
    return postures.currentOf(cluster.id(), Scope.EVERYTHING).orElseThrow().standing();
  }

  private Scan scan(Cluster cluster) {
    Scan asked = management.request(PORTAL, cluster.id());
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    Scan now = asked;
    while (now.status().open()) {
      assertThat(Instant.now()).as("the scan ends").isBefore(end);
      LockSupport.parkNanos(2_000_000);
      now = scans.get(asked.id(), Scope.EVERYTHING);
    }
    return now;
  }
}
