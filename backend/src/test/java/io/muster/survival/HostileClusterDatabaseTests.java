package io.muster.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.credentials.RegisterCluster;
import io.muster.evaluation.Verdict;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.posture.Postures;
import io.muster.scans.Scan;
import io.muster.scans.ScanManagement;
import io.muster.scans.ScanStatus;
import io.muster.scans.ScanWaits;
import io.muster.scans.Scans;
import io.muster.schedules.Circuit;
import io.muster.schedules.Circuits;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clusters that go wrong in every way, all at once, beside one that does not. */
@PortalTest
class HostileClusterDatabaseTests {

  private static final int FRIENDLY = Hostility.values().length;

  @Autowired private RegisterCluster register;
  @Autowired private ScanManagement management;
  @Autowired private Scans scans;
  @Autowired private ScanWaits waits;
  @Autowired private Circuits circuits;
  @Autowired private Postures postures;
  @Autowired private Fleet fleet;
  @Autowired private Cast cast;

  private final SlowFleet simulated = new SlowFleet(FRIENDLY + 1);
  private final List<Cluster> clusters = new ArrayList<>();
  private Actor otis;

  @BeforeEach
  void scanAllOnce() {
    Boundary boundary = fleet.aBoundary();
    otis = cast.otisTheOperator(boundary.id()).actor();
    for (int i = 0; i <= FRIENDLY; i++) {
      clusters.add(
          register
              .register(
                  Actor.portal("test"),
                  ClusterDetails.named("cluster-" + i, boundary.id()),
                  simulated.simulators().get(i).bundle())
              .cluster());
    }
    for (Scan scan : clusters.stream().map(c -> management.request(otis, c.id())).toList()) {
      assertThat(ended(scan, Duration.ofSeconds(60)).status()).isEqualTo(ScanStatus.COMPLETED);
    }
  }

  @AfterEach
  void stop() {
    simulated.close();
  }

  private Scan ended(Scan scan, Duration most) {
    waits.untilEnded(
        scan.id(), most, () -> !scans.get(scan.id(), Scope.EVERYTHING).status().open());
    return scans.get(scan.id(), Scope.EVERYTHING);
  }

  @Test
  void aHostileClusterEndsWithASentenceHoldsUpNobodyAndIsCounted() {
    List<Scan> asked = new ArrayList<>();
    for (Hostility hostility : Hostility.values()) {
      hostility.befall(simulated.simulators().get(hostility.ordinal()));
      asked.add(management.request(otis, clusters.get(hostility.ordinal()).id()));
    }
    Scan friendly = management.request(otis, clusters.get(FRIENDLY).id());
    Scan read = ended(friendly, Duration.ofSeconds(60));
    assertThat(read.status()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(read.recordedAt())
        .as("it did not wait for the one that hangs")
        .isBefore(ended(asked.get(Hostility.HANGS.ordinal()), Duration.ofSeconds(60)).recordedAt());

    for (Hostility hostility : Hostility.values()) {
      Scan scan = ended(asked.get(hostility.ordinal()), Duration.ofSeconds(60));
      Cluster cluster = clusters.get(hostility.ordinal());
      assertThat(scan.status()).as(hostility.name()).isEqualTo(ScanStatus.FAILED);
      assertThat(scan.trouble()).as(hostility.name()).isIn(hostility.troubles());
      assertThat(scan.reason()).as(hostility.name()).matches("(?s)[A-Z].{20,}\\.");
      Circuit circuit = circuits.of(cluster.id()).orElseThrow();
      assertThat(circuit.failures()).as(hostility.name()).isEqualTo(1);
      assertThat(circuit.sentence()).isEqualTo(scan.reason());
      assertThat(
              postures.currentOf(cluster.id(), Scope.EVERYTHING).orElseThrow().standing().verdict())
          .as("what was found stays, %s", hostility)
          .isEqualTo(Verdict.OPEN);
    }
    assertThat(circuits.of(clusters.get(FRIENDLY).id())).isEmpty();
  }
}
