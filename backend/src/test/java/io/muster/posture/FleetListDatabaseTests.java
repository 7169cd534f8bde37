package io.muster.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.evaluation.Verdict;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.ScansByHand;
import io.muster.shared.BoundaryId;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class FleetListDatabaseTests {

  private static final Actor PORTAL = Actor.portal("test");
  private static final Duration MICRO = Duration.ofNanos(1000);

  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Postures postures;
  @Autowired ClusterManagement clusters;
  @Autowired Clock clock;

  private Boundary boundary;
  private Cluster harbor;

  @BeforeEach
  void aClusterOfItsOwn() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
  }

  @Test
  void theFleetStandsWorstFirstAsOfAnyInstant() {
    Cluster drydock = fleet.drydockIn(boundary);
    Cluster skiff = fleet.skiffIn(boundary);
    Cluster dinghy = fleet.clusterIn(boundary, "dinghy");
    Cluster barge = fleet.clusterIn(boundary, "barge");
    scan(1, Seen.on("w1").host("w1", "web"));
    scans.of(drydock, Seen.on("w1").host("w1", "a").host("w1", "b"), hour(1));
    scans.of(skiff, Seen.on("w1"), hour(1));
    scans.of(dinghy, Seen.on("w1").underKubernetesOnly(), hour(2));
    assertThat(names(mine(), FleetOrder.WORST, hour(3)))
        .containsExactly("drydock", "harbor", "barge", "skiff", "dinghy");
    assertThat(names(mine(), FleetOrder.LAST_SCAN, hour(3)))
        .containsExactly("barge", "drydock", "harbor", "skiff", "dinghy");
    assertThat(names(mine().withVerdict(Verdict.OPEN), FleetOrder.NAME, hour(3)))
        .containsExactly("drydock", "harbor");
    assertThat(names(mine().withText("SKI"), FleetOrder.NAME, hour(3))).containsExactly("skiff");
    assertThat(postures.sums(mine(), Scope.EVERYTHING, hour(3)))
        .isEqualTo(new FleetSums(5, 2, 1, 1, 1, 0, 3, 0, 0, 3, 0));
    assertThat(postures.sums(mine(), Scope.EVERYTHING, hour(1).minus(MICRO)).notReviewed())
        .isEqualTo(5);
    assertThat(postures.fleet(mine(), FleetOrder.WORST, 1, 2, Scope.EVERYTHING, hour(3)))
        .extracting(FleetLine::name)
        .containsExactly("harbor", "barge");
    assertThat(postures.lineOf(barge.id(), Scope.EVERYTHING, hour(3))).isPresent();
    assertThat(postures.lineOf(barge.id(), only(BoundaryId.random()), hour(3))).isEmpty();
  }

  @Test
  void aLabelAndAnEnvironmentFindTheirClustersAsTheyWereThen() {
    Instant before = clock.instant();
    clusters.edit(
        PORTAL,
        harbor.id(),
        harbor.details().withEnvironment("Production").withLabels(Map.of("tier", "gold")));
    assertThat(names(mine().withText("tier=gold"), FleetOrder.NAME, hour(1)))
        .containsExactly("harbor");
    assertThat(names(mine().withEnvironment("production"), FleetOrder.NAME, hour(1)))
        .containsExactly("harbor");
    assertThat(names(mine().withText("gold"), FleetOrder.NAME, before)).isEmpty();
  }

  private void scan(int hour, Seen seen) {
    scans.of(harbor, seen, hour(hour));
  }

  private Instant hour(int hours) {
    return harbor.createdAt().plus(Duration.ofHours(hours));
  }

  private FleetFilter mine() {
    return FleetFilter.ALL.in(boundary.id());
  }

  private List<String> names(FleetFilter filter, FleetOrder order, Instant at) {
    return postures.fleet(filter, order, 0, 50, Scope.EVERYTHING, at).stream()
        .map(FleetLine::name)
        .toList();
  }

  private static Scope only(BoundaryId id) {
    return new Scope(false, Set.of(id));
  }
}
