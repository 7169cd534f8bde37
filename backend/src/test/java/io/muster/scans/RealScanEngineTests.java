package io.muster.scans;

import static io.muster.simulator.ContainerSpec.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.credentials.RegisterCluster;
import io.muster.evaluation.Outcome;
import io.muster.evaluation.Verdict;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.posture.Postures;
import io.muster.simulator.ContainerSpec;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.engine.DockerEngine;
import io.muster.testing.engine.StigLoop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whole scans of a real Docker Engine behind mutual TLS, beside the STIG's own shell loop. */
@PortalTest
class RealScanEngineTests {

  private static final String LABEL = "com.docker.ucp.version";

  @Autowired private RegisterCluster register;
  @Autowired private ScanManagement management;
  @Autowired private Scans scans;
  @Autowired private ScannedContainers containers;
  @Autowired private Evidence evidence;
  @Autowired private Postures postures;
  @Autowired private Fleet fleet;

  private DockerEngine engine;
  private Cluster cluster;

  @BeforeEach
  void registerTheEngine() {
    engine = DockerEngine.shared();
    engine.removeAll();
    Boundary boundary = fleet.aBoundary();
    cluster =
        register
            .register(
                Actor.portal("test"),
                ClusterDetails.named("harbor", boundary.id()),
                engine.bundle().bytes())
            .cluster();
  }

  @AfterEach
  void removeAll() {
    engine.removeAll();
  }

  private static ContainerSpec labelled(String name) {
    return container(name).label(LABEL, "3.8.1");
  }

  private Scan scan() {
    Scan asked = management.request(Actor.portal("test"), cluster.id());
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

  private Map<String, Outcome> outcomes(Scan scan) {
    return containers.list(scan, ContainerFilter.ALL, 0, 1000).stream()
        .collect(Collectors.toMap(ScannedContainer::name, ScannedContainer::outcome));
  }

  private Verdict verdict() {
    return postures.currentOf(cluster.id(), Scope.EVERYTHING).orElseThrow().standing().verdict();
  }

  @Test
  void everyKindOfContainerIsJudgedAsTheEngineHasIt() {
    engine.run(container("clean"));
    engine.run(container("host").pidHost());
    engine.run(container("hop-1").joining("host"));
    engine.run(container("hop-2").joining("hop-1"));
    engine.run(container("private-base"));
    engine.run(container("sidecar").joining("private-base"));
    engine.run(labelled("agent"));
    engine.run(labelled("ucp-kubelet").pidHost());
    engine.run(
        container("k8s_spoofed_pod").label("io.kubernetes.pod.namespace", "kube-system").pidHost());
    engine.run(container("paused").pidHost());
    engine.pause("paused");
    engine.run(container("stopped").pidHost());
    engine.stop("stopped");
    engine.run(container("old-name").pidHost());
    engine.rename("old-name", "new-name");

    Scan scan = scan();

    assertThat(scan.status()).as(scan.reason()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(outcomes(scan))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("clean", Outcome.PRIVATE),
                Map.entry("host", Outcome.HOST),
                Map.entry("hop-1", Outcome.INHERITED),
                Map.entry("hop-2", Outcome.INHERITED),
                Map.entry("private-base", Outcome.PRIVATE),
                Map.entry("sidecar", Outcome.PRIVATE),
                Map.entry("agent", Outcome.PRIVATE),
                Map.entry("ucp-kubelet", Outcome.HOST),
                Map.entry("k8s_spoofed_pod", Outcome.HOST),
                Map.entry("paused", Outcome.HOST),
                Map.entry("stopped", Outcome.HOST),
                Map.entry("new-name", Outcome.HOST)));
    assertThat(scan.result().system().violations()).isEqualTo(1);
    assertThat(scan.result().literal().containers()).isEqualTo(2);
    assertThat(verdict()).isEqualTo(Verdict.OPEN);
  }

  @Test
  void aJoinerThatOutlivesWhatItJoinedStaysAViolation() {
    engine.run(container("base").pidHost());
    engine.run(container("joiner").joining("base"));
    scan();
    engine.remove("base");
    assertThat(outcomes(scan())).containsExactly(Map.entry("joiner", Outcome.INHERITED));
    engine.stop("joiner");
    assertThat(outcomes(scan())).containsExactly(Map.entry("joiner", Outcome.CANNOT_START));
    assertThat(verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void aJoinerOfWhatNobodyEverReadIsOfUnprovenOrigin() {
    engine.run(container("base").pidHost());
    engine.run(container("joiner").joining("base"));
    engine.remove("base");
    assertThat(outcomes(scan())).containsExactly(Map.entry("joiner", Outcome.UNPROVEN));
    assertThat(verdict()).isEqualTo(Verdict.OPEN);
  }

  @Test
  void theLinesOfTheLiteralScopeAreTheLinesOfTheStigsOwnLoop() throws IOException {
    engine.run(labelled("agent"));
    engine.run(labelled("kubelet").pidHost());
    engine.run(labelled("proxy").joining("kubelet"));
    engine.run(labelled("frozen").pidHost());
    engine.pause("frozen");
    engine.run(labelled("stopped").pidHost());
    engine.stop("stopped");
    engine.run(container("users").pidHost());
    Scan scan = scan();
    StringBuilder text = new StringBuilder();
    evidence.write(scan, cluster.name(), ContainerFilter.Among.LITERAL, text);
    List<String> ours = text.toString().lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(ours)
        .hasSize(4)
        .containsExactlyInAnyOrderElementsOf(
            StigLoop.run(engine).stream().map(StigLoop.Line::toString).toList());
  }

  @Test
  void anEngineThatManagesASwarmOfItselfIsSwarmAndIsReadWhole() {
    engine.run(container("clean"));
    engine.swarmInit();
    try {
      Scan scan = scan();
      assertThat(scan.status()).as(scan.reason()).isEqualTo(ScanStatus.COMPLETED);
      assertThat(scan.result().notApplicableByFacts()).isFalse();
      assertThat(verdict()).isEqualTo(Verdict.NOT_A_FINDING);
    } finally {
      engine.swarmLeave();
    }
  }
}
