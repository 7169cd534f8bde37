package io.muster.watches;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.watches.WatchedHarbor.WEB;
import static io.muster.watches.WatchedHarbor.rest;
import static io.muster.watches.WatchedHarbor.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.scans.Scan;
import io.muster.scans.ScanStatus;
import io.muster.scans.Urgency;
import io.muster.simulator.Fault;
import io.muster.simulator.HeldAnswer;
import io.muster.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What comes of listening to a cluster. The tests' settings have short times. */
@PortalTest
class WatchDatabaseTests {

  private static final String INSPECT = "/containers/*/json";

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired WatchSettings settings;

  private WatchedHarbor sea;

  @BeforeEach
  void harborAtSea() {
    sea = new WatchedHarbor(beans.createBean(WatchedHarbor.Beans.class)).withABundle();
  }

  @AfterEach
  void goHome() {
    sea.close();
  }

  @Test
  void aHostContainerIsFoundWithinSecondsOfItsCreation() {
    Instant before = Instant.now();
    sea.watch();
    assertThat(sea.state().since()).isBetween(before, Instant.now());
    assertThat(sea.state().lastEventAt()).isNull();

    sea.harbor.run(container("dbg").on(WEB).pidHost());

    until(() -> sea.open().equals(List.of("dbg")));
    Scan scan = sea.scans().getFirst();
    assertThat(scan.urgency()).isEqualTo(Urgency.WATCH);
    assertThat(scan.status()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(scan.result().inspected()).as("only the new one was inspected").isEqualTo(1);
    until(() -> sea.state().lastEventAt() != null);
    assertThat(sea.state().trouble()).isNull();

    sea.harbor.rename("dbg", "harmless");
    until(() -> sea.open().equals(List.of("harmless")));
  }

  @Test
  void whoJoinsAnotherContainerOrCannotBeReadStartsAScanToo() {
    sea.watch();
    String base = sea.harbor.run(container("base").on(WEB));
    sea.harbor.run(container("side").on(WEB).joining(base));
    until(() -> sea.scans().size() == 2 && !sea.scans().getFirst().status().open());
    sea.simulator.fault(INSPECT, 1, Fault.status(500, "no"));
    sea.harbor.run(container("unread").on(WEB));
    until(() -> sea.scans().size() == 3);
    assertThat(sea.watchedScans()).hasSize(3);
  }

  @Test
  void aPrivateContainerAsksForNoScan() {
    sea.watch();
    sea.simulator.requests().clear();
    String id = sea.harbor.run(container("web").on(WEB));
    until(() -> sea.simulator.requests().count("/containers/" + id + "/json") > 0);
    sea.harbor.stop(id);
    sea.harbor.start(id);
    rest(settings.interval().plusSeconds(1));
    assertThat(sea.scans()).hasSize(1);
    assertThat(sea.simulator.requests().count("/containers/" + id + "/json"))
        .as("what was inspected is not inspected again")
        .isEqualTo(1);
  }

  @Test
  void aBurstAsksForAtMostOneScanInAnInterval() {
    sea.watch();
    Instant began = Instant.now();
    for (int i = 0; i < 50; i++) {
      sea.harbor.run(container("dbg-" + i).on(WEB).pidHost());
      rest(Duration.ofMillis(50));
    }
    until(() -> sea.open().size() == 50);
    long intervals = Duration.between(began, Instant.now()).dividedBy(settings.interval());
    rest(settings.interval().plusSeconds(1));
    List<Instant> asked = sea.scans().stream().map(Scan::requestedAt).sorted().toList();
    assertThat(asked)
        .as("one before, one at once, one an interval, and a last one for what came late")
        .hasSizeLessThanOrEqualTo((int) intervals + 3);
    IntStream.range(1, asked.size())
        .forEach(
            i ->
                assertThat(Duration.between(asked.get(i - 1), asked.get(i)))
                    .isGreaterThanOrEqualTo(settings.interval()));
  }

  @Test
  void whatHappensWhileItIsNotHeardIsFoundAfterwards() {
    sea.watch();
    Instant first = sea.state().since();
    sea.simulator.fault("/events", Fault.reset());
    sea.simulator.dropConnections();
    until(() -> sea.state().trouble() != null);
    assertThat(sea.watching()).isFalse();
    assertThat(sea.state().nextTryAt()).isNotNull();
    sea.harbor.run(container("dbg").on(WEB).pidHost());
    rest(Duration.ofSeconds(1));
    assertThat(sea.open()).isEmpty();

    sea.simulator.behave();

    until(() -> sea.open().equals(List.of("dbg")));
    assertThat(sea.state().since()).isAfter(first);
    assertThat(sea.state().nextTryAt()).isNull();
    assertThat(sea.state().trouble()).as("what broke off is still told").isNotEmpty();
  }

  @Test
  void moreThanCanBeInspectedStartsOneScan() {
    sea.watch();
    rest(settings.interval());
    HeldAnswer inspected = HeldAnswer.at(sea.simulator, INSPECT);
    for (int i = 0; i < settings.queue() + 20; i++) {
      sea.harbor.create(container("web-" + i).on(WEB));
    }
    until(() -> sea.watchedScans().size() == 2);
    inspected.letGo();
    until(() -> !sea.scans().getFirst().status().open());
    rest(settings.interval().plusSeconds(1));
    assertThat(sea.scans()).hasSize(2);
    assertThat(sea.open()).isEmpty();
  }

  @Test
  void whatComesWhileAScanRunsIsAskedForAfterIt() {
    sea.watch();
    // Of the two only a scan takes lists.
    HeldAnswer list = HeldAnswer.at(sea.simulator, "/containers/json");
    sea.scanByOtis();
    until(() -> sea.scans().getFirst().status() == ScanStatus.RUNNING);
    String dbg = sea.harbor.run(container("dbg").on(WEB).pidHost());
    until(() -> sea.simulator.requests().count("/containers/" + dbg + "/json") > 0);
    rest(Duration.ofSeconds(1));
    assertThat(sea.watchedScans()).as("not while one runs").hasSize(1);
    list.letGo();
    until(() -> sea.watchedScans().size() == 2);
    assertThat(sea.scans().get(1).urgency()).isEqualTo(Urgency.PERSON);
    assertThat(sea.scans().get(1).status().open()).isFalse();
  }

  @Test
  void optingOutEndsAllRequests() {
    sea.watch();
    assertThat(sea.harbor.listeners()).isEqualTo(1);
    sea.end();
    until(() -> sea.harbor.listeners() == 0);
    rest(Duration.ofMillis(500));
    long before = sea.simulator.requests().total();
    sea.harbor.run(container("dbg").on(WEB).pidHost());
    rest(settings.check().plusSeconds(1));
    assertThat(sea.simulator.requests().total()).isEqualTo(before);
    assertThat(sea.scans()).hasSize(1);
    assertThat(sea.state()).isNull();
  }

  @Test
  void aRetiredClusterIsWatchedNoMore() {
    sea.watch();
    sea.retire();
    until(() -> sea.harbor.listeners() == 0);
    assertThat(sea.isToBeWatched()).isFalse();
    rest(settings.beat().multipliedBy(3));
    assertThat(sea.harbor.listeners()).isZero();
  }

  @Test
  void anotherClusterIsNotListenedTo() {
    sea.watch();
    sea.harbor.becomeAnother("pirate");
    until(() -> sea.state().trouble() != null);
    until(() -> sea.harbor.listeners() == 0);
    until(() -> sea.state().trouble().contains("until a person confirms"));
    rest(Duration.ofSeconds(1));
    long before = sea.simulator.requests().total();
    rest(Duration.ofSeconds(2));
    assertThat(sea.simulator.requests().total()).as("nothing is asked").isEqualTo(before);
    assertThat(sea.watching()).isFalse();
  }

  @Test
  void withoutABundleItWaitsForOne() {
    sea.close();
    sea = new WatchedHarbor(beans.createBean(WatchedHarbor.Beans.class));
    sea.begin();
    until(() -> sea.state().trouble() != null);
    assertThat(sea.state().trouble()).contains("No client bundle");
    sea.withABundle();
    until(sea::watching);
  }

  @Test
  void anotherBundleIsTakenUpAtOnce() {
    sea.watch();
    Instant first = sea.state().since();
    sea.withABundle();
    until(() -> sea.watching() && sea.state().since().isAfter(first));
    until(() -> sea.harbor.listeners() == 1);
    assertThat(sea.state().trouble()).as("nothing went wrong").isNull();
  }
}
