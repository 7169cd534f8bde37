package io.muster.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.Turns;
import io.muster.findings.Finding;
import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.Gap;
import io.muster.inventory.NodeManagement;
import io.muster.posture.Postures;
import io.muster.posture.Segment;
import io.muster.shared.Conflict;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens beside the recording of a scan goes first or comes after, and never half. */
@PortalTest
class ScanEndingDatabaseTests {

  private static final Actor PORTAL = Actor.portal("test");

  @Autowired Fleet fleet;
  @Autowired ScansByHand byHand;
  @Autowired Cast cast;
  @Autowired Scans scans;
  @Autowired Turns turns;
  @Autowired ClusterManagement clusters;
  @Autowired NodeManagement nodes;
  @Autowired Findings findings;
  @Autowired Postures postures;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private Boundary boundary;
  private Cluster harbor;

  @BeforeEach
  void aClusterOfItsOwn() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
  }

  @Test
  void aScanTakesEffectAtTheInstantThatItsRowSays() {
    Scan scan = running();
    Instant event = clock.instant().plusSeconds(1);
    transaction.executeWithoutResult(t -> turns.take(harbor.id(), event));
    end(scan, Seen.on("w1").host("w1", "web"));
    Instant recorded = ended(scan).recordedAt();
    assertThat(recorded).isAfter(event);
    assertThat(segment(recorded).standing().lastScan()).isEqualTo(scan.id());
    assertThat(open()).extracting(Finding::openedAt).containsExactly(recorded);
  }

  @Test
  void aDepartureConfirmedWhileAScanSeesTheNodeAgainEndsNothing() {
    end(running(), Seen.on("w1", "w2").host("w2", "dbg"));
    end(running(), Seen.on("w1").gap(Gap.Kind.NODE_VANISHED, "w2", 0));
    Actor iris = cast.irisTheIsso(boundary.id()).actor();
    Scan scan = running();
    CompletableFuture<Void> departure =
        beside(
            () -> end(scan, Seen.on("w1", "w2").host("w2", "dbg")),
            () -> nodes.confirmLeft(iris, harbor.id(), "w2", "Scrapped on Monday."));
    assertThatThrownBy(departure::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(Conflict.class);
    assertThat(open()).extracting(f -> f.subject().node()).containsExactly("w2");
  }

  @Test
  void aScanThatWaitedForADepartureOpensWhatIsThereAnew() {
    end(running(), Seen.on("w1", "w2").host("w2", "dbg"));
    end(running(), Seen.on("w1").gap(Gap.Kind.NODE_VANISHED, "w2", 0));
    Actor iris = cast.irisTheIsso(boundary.id()).actor();
    Scan scan = running();
    beside(
            () -> nodes.confirmLeft(iris, harbor.id(), "w2", "Scrapped on Monday."),
            () -> end(scan, Seen.on("w1", "w2").host("w2", "dbg")))
        .join();
    assertThat(ended(scan).status()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(open())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.openedAt()).isEqualTo(ended(scan).recordedAt());
              assertThat(f.recurrenceOf()).isNotNull();
            });
  }

  @Test
  void aClusterThatMovesBesideItsScanFailsTheScan() {
    Boundary other = fleet.aBoundary();
    Scan scan = running();
    beside(() -> moveTo(other), () -> end(scan, Seen.on("w1").host("w1", "web"))).join();
    assertThat(ended(scan).status()).isEqualTo(ScanStatus.FAILED);
    assertThat(ended(scan).reason()).contains("another boundary").endsWith("scan again.");
    assertThat(open()).isEmpty();
    assertThat(sightings()).isZero();
    end(byHand.running(harbor, other.id()), Seen.on("w1").host("w1", "web"));
    assertThat(open()).extracting(Finding::boundary).containsExactly(other.id());
  }

  @Test
  void aClusterThatMovesAfterItsScanTakesTheResultAlong() {
    Boundary other = fleet.aBoundary();
    Scan scan = running();
    beside(() -> end(scan, Seen.on("w1").host("w1", "web")), () -> moveTo(other)).join();
    assertThat(ended(scan).status()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(open()).extracting(Finding::boundary).containsExactly(other.id());
  }

  @Test
  void aClusterRetiredBesideItsScanKeepsNothingOfIt() {
    Scan scan = running();
    beside(
            () -> clusters.retire(Cast.ANY_ISSM, harbor.id(), "Replaced."),
            () -> end(scan, Seen.on("w1").host("w1", "web")))
        .join();
    assertThat(ended(scan).status()).isEqualTo(ScanStatus.FAILED);
    assertThat(ended(scan).reason()).contains("retired");
    assertThat(open()).isEmpty();
    assertThat(sightings()).isZero();
  }

  /** Does the first, then the second while the first has not committed yet. */
  private CompletableFuture<Void> beside(Runnable first, Runnable second) {
    return transaction.execute(
        t -> {
          first.run();
          CompletableFuture<Void> waiting = CompletableFuture.runAsync(second);
          awaitLock(waiting);
          return waiting;
        });
  }

  /** Until somebody waits for the turn of the cluster, or the other is through without. */
  private void awaitLock(CompletableFuture<Void> other) {
    Instant patience = Instant.now().plus(Duration.ofSeconds(20));
    while (!other.isDone() && waiting() == 0) {
      assertThat(Instant.now()).as("somebody waits").isBefore(patience);
      Thread.onSpinWait();
    }
  }

  private int waiting() {
    return jdbc.sql("select count(*) from pg_locks where not granted and pid <> pg_backend_pid()")
        .query(Integer.class)
        .single();
  }

  private void moveTo(Boundary other) {
    clusters.edit(PORTAL, harbor.id(), harbor.details().withBoundary(other.id()));
  }

  private Scan running() {
    return byHand.running(harbor, boundary.id());
  }

  private void end(Scan scan, Seen seen) {
    byHand.end(scan, seen);
  }

  private Scan ended(Scan scan) {
    return scans.get(scan.id(), Scope.EVERYTHING);
  }

  private Segment segment(Instant at) {
    return postures.verdictAt(harbor.id(), at, Scope.EVERYTHING).orElseThrow();
  }

  private int sightings() {
    return jdbc.sql("select count(*) from sighting where cluster_id = :id")
        .param("id", harbor.id().value())
        .query(Integer.class)
        .single();
  }

  private List<Finding> open() {
    return findings.page(
        FindingFilter.ALL.of(harbor.id()).withState(FindingFilter.State.OPEN),
        FindingOrder.SUBJECT,
        0,
        100,
        Scope.EVERYTHING);
  }
}
