package io.muster.watches;

import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.credentials.BundleManagement;
import io.muster.findings.Finding;
import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.scans.Scan;
import io.muster.scans.ScanManagement;
import io.muster.scans.Scans;
import io.muster.scans.Urgency;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;

/** A simulated harbor that Otis may have watched, and what can be seen of its watch. */
public final class WatchedHarbor implements AutoCloseable {

  public static final String WEB = "hb-w1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public final SimulatedCluster harbor =
      SimulatedCluster.named("harbor").managers("hb-m1").node(WEB);
  public final Simulator simulator;
  public final Boundary boundary;
  public final Cluster cluster;
  public final Person otis;
  private final Beans beans;

  /** What it takes; a bean that a test makes with {@code createBean}. */
  public static final class Beans {
    @Autowired ClusterManagement clusters;
    @Autowired BundleManagement bundles;
    @Autowired WatchManagement management;
    @Autowired ScanManagement scanManagement;
    @Autowired Watches watches;
    @Autowired Scans scans;
    @Autowired Findings findings;
    @Autowired Fleet fleet;
    @Autowired Cast cast;
  }

  public WatchedHarbor(Beans beans) {
    this.beans = beans;
    harbor.run(system("ucp-agent").on("hb-m1"));
    harbor.run(system("ucp-agent").on(WEB));
    simulator = Simulator.start(harbor);
    boundary = beans.fleet.aBoundary();
    otis = beans.cast.otisTheOperator(boundary.id());
    cluster = beans.clusters.register(otis.actor(), ClusterDetails.named("harbor", boundary.id()));
  }

  public WatchedHarbor withABundle() {
    beans.bundles.upload(otis.actor(), cluster.id(), simulator.bundle());
    return this;
  }

  public void begin() {
    beans.management.begin(otis.actor(), cluster.id());
  }

  /** Begins, and waits until the scan that closes the gap has ended. */
  public void watch() {
    begin();
    until(() -> watching() && scans().size() == 1 && !scans().getFirst().status().open());
  }

  public void end() {
    beans.management.end(otis.actor(), cluster.id());
  }

  boolean watching() {
    WatchState state = state();
    return state != null && state.since() != null;
  }

  public WatchState state() {
    return beans.watches.state(cluster.id(), Scope.EVERYTHING).orElse(null);
  }

  boolean isToBeWatched() {
    return beans.watches.of(cluster.id(), Scope.EVERYTHING).isPresent();
  }

  void retire() {
    beans.clusters.retire(Cast.ANY_ISSM, cluster.id(), "Replaced by skiff.");
  }

  Scan scanByOtis() {
    return beans.scanManagement.request(otis.actor(), cluster.id());
  }

  /** All scans, the newest first. */
  List<Scan> scans() {
    return beans.scans.before(
        cluster.id(), Scope.EVERYTHING, Instant.now().plus(Duration.ofDays(1)), 50);
  }

  List<Scan> watchedScans() {
    return scans().stream().filter(scan -> scan.urgency() == Urgency.WATCH).toList();
  }

  /** The names of the containers with open findings. */
  List<String> open() {
    return beans
        .findings
        .page(
            FindingFilter.ALL.of(cluster.id()).withState(FindingFilter.State.OPEN),
            FindingOrder.SUBJECT,
            0,
            500,
            Scope.EVERYTHING)
        .stream()
        .map((Finding f) -> f.subject().name())
        .toList();
  }

  public static void until(BooleanSupplier holds) {
    Instant last = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as("it takes too long").isBefore(last);
      rest(Duration.ofMillis(50));
    }
  }

  public static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    if (isToBeWatched()) {
      beans.management.end(Actor.portal("test"), cluster.id());
    }
    simulator.close();
  }
}
