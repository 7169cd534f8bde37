package io.muster.watches;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.watches.WatchedHarbor.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.credentials.RegisterCluster;
import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.Scans;
import io.muster.scans.Urgency;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.engine.DockerEngine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A real Docker Engine is watched. */
@PortalTest
class WatchEngineTests {

  private static final Actor TEST = Actor.portal("test");

  @Autowired private RegisterCluster register;
  @Autowired private WatchManagement management;
  @Autowired private Watches watches;
  @Autowired private Scans scans;
  @Autowired private Findings findings;
  @Autowired private Fleet fleet;

  private DockerEngine engine;
  private Cluster cluster;

  @BeforeEach
  void registerTheEngine() {
    engine = DockerEngine.shared();
    engine.removeAll();
    cluster =
        register
            .register(
                TEST,
                ClusterDetails.named("harbor", fleet.aBoundary().id()),
                engine.bundle().bytes())
            .cluster();
  }

  @AfterEach
  void removeAll() {
    management.end(TEST, cluster.id());
    engine.removeAll();
  }

  private List<String> open() {
    return findings
        .page(
            FindingFilter.ALL.of(cluster.id()).withState(FindingFilter.State.OPEN),
            FindingOrder.SUBJECT,
            0,
            9,
            Scope.EVERYTHING)
        .stream()
        .map(finding -> finding.subject().name())
        .toList();
  }

  @Test
  void aHostContainerIsFoundWithoutAnybodyAsking() {
    engine.run(container("quiet"));
    management.begin(TEST, cluster.id());
    until(() -> scans.lastComplete(cluster.id(), Scope.EVERYTHING).isPresent());
    assertThat(watches.state(cluster.id(), Scope.EVERYTHING).orElseThrow().since()).isNotNull();
    assertThat(open()).isEmpty();
    engine.run(container("dbg").pidHost());
    until(() -> open().equals(List.of("dbg")));
    engine.run(container("side").joining("dbg"));
    until(() -> open().size() == 2);
    assertThat(scans.last(cluster.id(), Scope.EVERYTHING).orElseThrow().urgency())
        .isEqualTo(Urgency.WATCH);
  }
}
