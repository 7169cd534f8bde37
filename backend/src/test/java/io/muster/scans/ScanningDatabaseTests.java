package io.muster.scans;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.credentials.RegisterCluster;
import io.muster.evaluation.Outcome;
import io.muster.evaluation.Verdict;
import io.muster.findings.Ending;
import io.muster.findings.Finding;
import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.Gap;
import io.muster.inventory.NodeManagement;
import io.muster.posture.Postures;
import io.muster.posture.Standing;
import io.muster.simulator.Behaviour;
import io.muster.simulator.Fault;
import io.muster.simulator.HeldAnswer;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whole scans of a simulated MKE over mutual TLS, into the real database, through to the verdict.
 */
@PortalTest
class ScanningDatabaseTests {

  private static final String WEB = "hb-w1";

  @Autowired private RegisterCluster register;
  @Autowired private ScanManagement management;
  @Autowired private Scans scans;
  @Autowired private ScannedContainers containers;
  @Autowired private Evidence evidence;
  @Autowired private Remediation remediation;
  @Autowired private Findings findings;
  @Autowired private Postures postures;
  @Autowired private NodeManagement nodes;
  @Autowired private Fleet fleet;
  @Autowired private Cast cast;
  @Autowired private JdbcClient jdbc;

  private final SimulatedCluster harbor =
      SimulatedCluster.named("harbor").managers("hb-m1").node(WEB);
  private Simulator simulator;
  private Boundary boundary;
  private Cluster cluster;
  private Actor otis;

  @BeforeEach
  void registerHarbor() {
    harbor.run(system("ucp-agent").on("hb-m1"));
    harbor.run(system("ucp-agent").on(WEB));
    simulator = Simulator.start(harbor);
    boundary = fleet.aBoundary();
    otis = cast.otisTheOperator(boundary.id()).actor();
    cluster =
        register
            .register(
                Actor.portal("test"),
                ClusterDetails.named("harbor", boundary.id()),
                simulator.bundle())
            .cluster();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Scan scan() {
    Scan asked = management.request(otis, cluster.id());
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(until)) {
      Scan now = scans.get(asked.id(), Scope.EVERYTHING);
      if (!now.status().open()) {
        return now;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The scan did not end");
  }

  private Standing standing() {
    return postures.currentOf(cluster.id(), Scope.EVERYTHING).orElseThrow().standing();
  }

  private List<Finding> findings(FindingFilter.State state) {
    return findings.page(
        FindingFilter.ALL.of(cluster.id()).withState(state),
        FindingOrder.SUBJECT,
        0,
        100,
        Scope.EVERYTHING);
  }

  private int rows(String table) {
    return jdbc.sql("select count(*) from " + table + " where cluster_id = :id")
        .param("id", cluster.id().value())
        .query(Integer.class)
        .single();
  }

  @Test
  void aCleanClusterIsNotAFinding() {
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_REVIEWED);
    Scan scan = scan();
    assertThat(scan.status()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(scan.result().full().violations()).isZero();
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void aHostPidContainerOpensAFindingThatEndsWhenItIsGone() {
    harbor.run(container("dbg").on(WEB).pidHost());
    harbor.run(container("strace").on(WEB).joining("dbg"));
    Scan first = scan();
    assertThat(first.result().full().violations()).isEqualTo(2);
    assertThat(standing().verdict()).isEqualTo(Verdict.OPEN);
    assertThat(findings(FindingFilter.State.OPEN))
        .extracting(f -> f.subject().toString())
        .containsExactly(WEB + "/dbg", WEB + "/strace");
    harbor.remove("dbg");
    scan();
    assertThat(findings(FindingFilter.State.OPEN))
        .extracting(f -> f.subject().name())
        .as("it still runs in the host's namespace")
        .containsExactly("strace");
    harbor.remove("strace");
    scan();
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(findings(FindingFilter.State.ENDED))
        .extracting(Finding::endedAs)
        .containsExactly(Ending.GONE, Ending.GONE);
  }

  @Test
  void whatWasReadOfAContainerThatIsGoneWithinTheScanStaysForWhoJoinedIt() {
    String dbg = harbor.run(container("dbg").on(WEB).pidHost());
    harbor.run(container("strace").on(WEB).joining("dbg"));
    simulator.after(
        "/containers/" + dbg + "/json",
        request -> {
          if (harbor.containers().stream().anyMatch(c -> c.id().equals(dbg))) {
            harbor.remove("dbg");
          }
        });
    for (Scan scan : List.of(scan(), scan())) {
      assertThat(containers.list(scan, ContainerFilter.VIOLATIONS, 0, 9))
          .extracting(ScannedContainer::outcome)
          .as("its origin was read, by this scan or by the one before")
          .containsExactly(Outcome.INHERITED);
    }
  }

  @Test
  void aContainerListedWithoutItsNodeIsNoSubjectOnAnEmptyNode() {
    harbor.run(container("dbg").on(WEB).pidHost());
    harbor.without(Behaviour.PREFIXES_NAMES_WITH_THE_NODE);
    scan();
    assertThat(findings(FindingFilter.State.OPEN))
        .extracting(f -> f.subject().toString())
        .containsExactly(WEB + "/dbg");
    harbor.without(Behaviour.NAMES_THE_NODE_IN_INSPECTS);
    harbor.run(container("other").on(WEB).pidHost());
    assertThat(scan().status()).isEqualTo(ScanStatus.INCOMPLETE);
    assertThat(findings(FindingFilter.State.ANY)).hasSize(1);
  }

  @Test
  void anUnchangedScanAddsAScanRowAndNothingElse() {
    harbor.run(container("dbg").on(WEB).pidHost());
    Scan first = scan();
    List<Integer> before = List.of(rows("container"), rows("sighting"), rows("node"));
    Scan second = scan();
    assertThat(second.result().digest()).isEqualTo(first.result().digest());
    assertThat(second.result().inspected()).isZero();
    assertThat(List.of(rows("container"), rows("sighting"), rows("node"))).isEqualTo(before);
    assertThat(rows("scan")).isEqualTo(2);
  }

  @Test
  void aDeadNodeIsNotReviewedAndClosesNoFinding() {
    harbor.run(container("dbg").on(WEB).pidHost());
    scan();
    harbor.nodeDown(WEB);
    Scan incomplete = scan();
    assertThat(incomplete.status()).isEqualTo(ScanStatus.INCOMPLETE);
    assertThat(incomplete.result().gaps())
        .extracting(Gap::kind)
        .containsExactly(Gap.Kind.NODE_DOWN);
    assertThat(findings(FindingFilter.State.OPEN)).hasSize(1);
    assertThat(standing().verdict()).isEqualTo(Verdict.OPEN);
    harbor.nodeUp(WEB);
    harbor.remove("dbg");
    harbor.nodeDown(WEB);
    scan();
    assertThat(findings(FindingFilter.State.OPEN)).as("nobody looked").hasSize(1);
    harbor.nodeUp(WEB);
    scan();
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void aNodeThatLeftTakesItsFindingsWithItOnceSomeoneSaysSo() {
    harbor.run(container("dbg").on(WEB).pidHost());
    scan();
    harbor.nodeLeaves(WEB);
    Scan vanished = scan();
    assertThat(vanished.result().gaps()).extracting(Gap::kind).contains(Gap.Kind.NODE_VANISHED);
    assertThat(findings(FindingFilter.State.OPEN)).hasSize(1);
    nodes.confirmLeft(
        cast.irisTheIsso(boundary.id()).actor(), cluster.id(), WEB, "Scrapped on Monday.");
    assertThat(findings(FindingFilter.State.ENDED))
        .extracting(Finding::endedAs)
        .containsExactly(Ending.NODE_LEFT);
    scan();
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void anUnreachableClusterFailsTheScanAndClosesNoFinding() {
    harbor.run(container("dbg").on(WEB).pidHost());
    scan();
    simulator.fault("/info", Fault.status(401, "unauthorized"));
    Scan failed = scan();
    assertThat(failed.status()).isEqualTo(ScanStatus.FAILED);
    assertThat(failed.reason()).contains("401");
    assertThat(findings(FindingFilter.State.OPEN)).hasSize(1);
    assertThat(standing().verdict()).isEqualTo(Verdict.OPEN);
  }

  @Test
  void aFailedScanMakesACleanClusterNotReviewed() {
    scan();
    simulator.fault("/info", Fault.status(401, "unauthorized"));
    scan();
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_REVIEWED);
    simulator.behave();
    scan();
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void anotherClusterBehindTheEndpointStopsScanning() {
    scan();
    harbor.becomeAnother("drydock");
    Scan stopped = scan();
    assertThat(stopped.status()).isEqualTo(ScanStatus.FAILED);
    assertThat(stopped.reason()).contains("another cluster");
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_REVIEWED);
  }

  @Test
  void theEvidenceSaysWhatTheLoopWouldSayAndTheScriptHoldsIdsAlone() throws IOException {
    String dbg = harbor.run(container("dbg").on(WEB).pidHost());
    String tail = harbor.run(container("tail").on(WEB).joining("dbg"));
    Scan scan = scan();
    StringBuilder text = new StringBuilder();
    evidence.write(scan, cluster.name(), ContainerFilter.Among.FULL, text);
    assertThat(text.toString().lines())
        .contains("Container Name: /%s/dbg, ID: %s, PidMode: host".formatted(WEB, dbg))
        .contains(
            "Container Name: /%s/tail, ID: %s, PidMode: container:%s".formatted(WEB, tail, dbg))
        .anyMatch(line -> line.startsWith("# As the Docker API shows, at these instants"));
    assertThat(
            remediation.script(scan, cluster.name()).lines().filter(l -> l.startsWith("remove ")))
        .containsExactly("remove " + tail + " container:" + dbg, "remove " + dbg + " host");
  }

  @Test
  void violationsStandFirstAndTheRestBehindFilters() {
    harbor.run(container("dbg").on(WEB).pidHost());
    harbor.run(container("web").on(WEB));
    Scan scan = scan();
    assertThat(containers.list(scan, ContainerFilter.ALL, 0, 1))
        .extracting(ScannedContainer::name)
        .containsExactly("dbg");
    assertThat(containers.count(scan, ContainerFilter.VIOLATIONS)).isEqualTo(1);
    assertThat(
            containers.count(
                scan,
                new ContainerFilter(
                    ContainerFilter.Which.ALL, ContainerFilter.Among.FULL, "HB-M1")))
        .isEqualTo(1);
  }

  @Test
  void whileAScanIsOpenItIsTheAnswerToTheNextRequest() {
    HeldAnswer info = HeldAnswer.at(simulator, "/info");
    Scan first = management.request(otis, cluster.id());
    Scan second = management.request(otis, cluster.id());
    info.letGo();
    assertThat(second.id()).isEqualTo(first.id());
    scan();
  }

  @Test
  void aCancelledScanLeavesNothingAndAsksNoMore() throws InterruptedException {
    harbor.run(container("dbg").on(WEB).pidHost());
    HeldAnswer info = HeldAnswer.at(simulator, "/info");
    Scan asked = management.request(otis, cluster.id());
    management.cancel(otis, asked.id());
    info.letGo();
    Thread.sleep(2000);
    assertThat(scans.get(asked.id(), Scope.EVERYTHING).status()).isEqualTo(ScanStatus.CANCELLED);
    assertThat(rows("sighting")).isZero();
    assertThat(findings(FindingFilter.State.ANY)).isEmpty();
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_REVIEWED);
  }
}
