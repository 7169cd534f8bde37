package io.muster.inventory;

import static io.muster.simulator.ContainerSpec.claimingPod;
import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.podContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.Answer;
import io.muster.connection.ClusterKind;
import io.muster.connection.ClusterLine;
import io.muster.connection.TestLines;
import io.muster.simulator.Behaviour;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedAccount;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Collecting from a simulated MKE: each cause of a gap, and the nearest good case without it. */
class CollectingTests {

  private static final String LABEL = "com.docker.ucp.version";
  private static final String WEB = "hb-w1";

  private final SimulatedCluster harbor =
      SimulatedCluster.named("harbor").managers("hb-m1").node(WEB).withSystemContainers();
  private Simulator simulator;

  private static class Watch implements CollectionWatch {
    final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    @Override
    public void inspected(int done, int of) {}

    @Override
    public boolean goOn() {
      return left.decrementAndGet() > 0;
    }
  }

  @BeforeEach
  void start() {
    simulator = Simulator.start(harbor);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Inventory collect() {
    return collect(KnownNodes.NONE, Map.of(), simulator.account("admin"), 50_000, new Watch());
  }

  private Inventory collect(KnownNodes nodes) {
    return collect(nodes, Map.of(), simulator.account("admin"), 50_000, new Watch());
  }

  private Inventory collect(
      KnownNodes nodes,
      Map<String, ContainerFacts> known,
      SimulatedAccount account,
      int limit,
      CollectionWatch watch) {
    Answer<Inventory> answer = answer(nodes, known, account, limit, watch);
    return answer.read().orElseThrow(() -> new AssertionError(answer.sentence()));
  }

  private Answer<Inventory> answer(
      KnownNodes nodes,
      Map<String, ContainerFacts> known,
      SimulatedAccount account,
      int limit,
      CollectionWatch watch) {
    try (ClusterLine line = TestLines.to(simulator, account)) {
      return new InventoryCollector(
              new CollectionSettings(4, limit, Duration.ofMinutes(1)), Clock.systemUTC())
          .collect(line, known, nodes, LABEL, watch);
    }
  }

  private static List<Gap.Kind> kinds(Inventory inventory) {
    return inventory.gaps().stream().map(Gap::kind).toList();
  }

  private static Sighting seen(Inventory inventory, String id) {
    return inventory.containers().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aQuietClusterIsReadWhollyAndWithProof() {
    String web = harbor.run(container("web").on(WEB));
    Inventory inventory = collect();
    assertThat(inventory.gaps()).isEmpty();
    assertThat(inventory.kind()).isEqualTo(ClusterKind.MKE);
    assertThat(inventory.engineId()).isEqualTo(harbor.id());
    assertThat(inventory.wholeNodes()).containsExactlyInAnyOrder("hb-m1", WEB);
    assertThat(inventory.containers()).hasSameSizeAs(harbor.containers());
    assertThat(inventory.completeness().listed()).isEqualTo(harbor.containers().size());
    assertThat(inventory.inspected()).isEqualTo(harbor.containers().size());
    assertThat(seen(inventory, web).name()).isEqualTo("web");
    assertThat(seen(inventory, web).node()).isEqualTo(WEB);
    assertThat(seen(inventory, web).pidMode()).isEqualTo(new PidMode.Private());
  }

  @Test
  void theLiteralQueryIsSentAsItStandsAndMissesWhatMkeHides() {
    String spoofed = harbor.run(container("agent").on(WEB).label(LABEL, "3.8.1").pidHost());
    Inventory inventory = collect();
    assertThat(inventory.containers().stream().filter(Sighting::literal).map(Sighting::id))
        .containsExactly(spoofed);
    assertThat(inventory.containers().stream().filter(c -> c.labels().containsKey(LABEL)).count())
        .isGreaterThan(1);
  }

  @Test
  void whatWasReadBeforeIsCarriedOverAndNotInspectedAgain() {
    Inventory first = collect();
    Map<String, ContainerFacts> known =
        first.containers().stream()
            .map(c -> ((Reading.Known) c.reading()).facts())
            .collect(Collectors.toMap(ContainerFacts::id, Function.identity()));
    String late = harbor.run(container("late").on(WEB).pidHost());
    Inventory second =
        collect(KnownNodes.NONE, known, simulator.account("admin"), 50_000, new Watch());
    assertThat(second.inspected()).isEqualTo(1);
    assertThat(second.carriedOver()).isEqualTo(first.containers().size());
    assertThat(seen(second, late).pidMode()).isEqualTo(new PidMode.Host());
    assertThat(second.digest()).isNotEqualTo(first.digest());
    harbor.remove("late");
    assertThat(
            collect(KnownNodes.NONE, known, simulator.account("admin"), 50_000, new Watch())
                .digest())
        .isEqualTo(first.digest());
  }

  @Test
  void aDeadNodeIsAGapAndItsContainersAreUnread() {
    String web = harbor.run(container("web").on(WEB).pidHost());
    harbor.nodeDown(WEB);
    Inventory inventory = collect();
    assertThat(kinds(inventory)).containsExactly(Gap.Kind.NODE_DOWN);
    assertThat(inventory.gaps().getFirst().node()).isEqualTo(WEB);
    assertThat(inventory.wholeNodes()).containsExactly("hb-m1");
    assertThat(seen(inventory, web).reading()).isInstanceOf(Reading.Unread.class);
    harbor.nodeUp(WEB);
    assertThat(collect().gaps()).isEmpty();
  }

  @Test
  void aDeadNodeOutOfServiceIsNoGapButNothingEndsThere() {
    harbor.nodeDown(WEB);
    Inventory inventory = collect(new KnownNodes(Set.of(WEB), Set.of(WEB)));
    assertThat(inventory.gaps()).isEmpty();
    assertThat(inventory.wholeNodes()).containsExactly("hb-m1");
  }

  @Test
  void aNodeThatVanishedIsUnreadUntilSomeoneSaysItLeft() {
    harbor.nodeLeaves(WEB);
    assertThat(kinds(collect(new KnownNodes(Set.of("hb-m1", WEB), Set.of()))))
        .containsExactly(Gap.Kind.NODE_VANISHED);
    assertThat(collect(new KnownNodes(Set.of("hb-m1"), Set.of())).gaps()).isEmpty();
  }

  @Test
  void aBundleOfNoAdministratorShowsNodesWithoutSystemContainers() {
    harbor.run(container("web").on(WEB).collection("/Shared"));
    SimulatedAccount limited = simulator.limitedAccount("dev", "/Shared");
    Inventory inventory = collect(KnownNodes.NONE, Map.of(), limited, 50_000, new Watch());
    assertThat(kinds(inventory))
        .contains(Gap.Kind.NODE_SHOWS_NO_SYSTEM_CONTAINER, Gap.Kind.LIST_TOO_SHORT);
    assertThat(inventory.wholeNodes()).isEmpty();
  }

  @Test
  void aListShorterThanReportedIsAGapUnlessItCatchesUp() {
    simulator.fault("/containers/json", 1, Fault.body("[]"));
    assertThat(kinds(collect())).doesNotContain(Gap.Kind.LIST_TOO_SHORT);
    simulator.behave();
    simulator.fault(
        "/info",
        Fault.body(
            "{\"ID\":\"X\",\"Name\":\"hb\",\"ServerVersion\":\"ucp/3.8.1\",\"Containers\":999}"));
    assertThat(kinds(collect())).contains(Gap.Kind.LIST_TOO_SHORT);
  }

  @Test
  void aListLongerThanAllowedIsAGapThatNamesTheBound() {
    int all = harbor.containers().size();
    SimulatedAccount admin = simulator.account("admin");
    assertThat(kinds(collect(KnownNodes.NONE, Map.of(), admin, all - 1, new Watch())))
        .contains(Gap.Kind.LIST_TOO_LONG);
    assertThat(collect(KnownNodes.NONE, Map.of(), admin, all, new Watch()).gaps()).isEmpty();
  }

  @Test
  void aContainerThatVanishesBetweenListAndInspectIsGoneNotUnread() {
    String gone = harbor.run(container("gone").on(WEB));
    simulator.before("/containers/" + gone + "/json", request -> harbor.remove("gone"));
    Inventory inventory = collect();
    assertThat(inventory.gaps()).isEmpty();
    assertThat(inventory.completeness().vanished()).isEqualTo(1);
    assertThat(inventory.containers()).noneMatch(c -> c.id().equals(gone));
  }

  @Test
  void containersThatKeepVanishingUnreadAreChurn() {
    AtomicInteger count = new AtomicInteger();
    harbor.run(container("churn-0").on(WEB));
    simulator.before(
        "/containers/json",
        request -> {
          int n = count.incrementAndGet();
          harbor.remove("churn-" + (n - 1));
          String id = harbor.run(container("churn-" + n).on(WEB));
          simulator.fault("/containers/" + id + "/json", Fault.status(404, "No such container"));
        });
    assertThat(kinds(collect())).contains(Gap.Kind.CHURN);
  }

  @Test
  void aRefusedInspectIsAGapOnItsNodeAlone() {
    String web = harbor.run(container("web").on(WEB));
    simulator.fault("/containers/" + web + "/json", Fault.status(403, "access denied"));
    Inventory inventory = collect();
    assertThat(kinds(inventory)).containsExactly(Gap.Kind.CONTAINER_UNREAD);
    assertThat(inventory.wholeNodes()).containsExactly("hb-m1");
    assertThat(inventory.unread()).isEqualTo(1);
  }

  @Test
  void anUnknownPidModeIsAGap() {
    harbor.run(container("odd").on(WEB).pid("pod:7"));
    assertThat(kinds(collect())).containsExactly(Gap.Kind.PID_MODE_UNKNOWN);
  }

  @Test
  void unreadNodesAreAGap() {
    simulator.fault("/nodes", Fault.status(403, "access denied"));
    assertThat(kinds(collect())).contains(Gap.Kind.NODES_UNREAD);
  }

  @Test
  void anUnreadLiteralQueryIsAGap() {
    simulator.fault(
        r -> r.path().endsWith("/containers/json") && r.parameter("filters") != null,
        9,
        Fault.status(500, "oops"));
    assertThat(kinds(collect())).containsExactly(Gap.Kind.LITERAL_UNREAD);
  }

  @Test
  void anUnreadSecondInfoIsAGap() {
    AtomicInteger infos = new AtomicInteger();
    simulator.fault(
        r -> r.path().endsWith("/info") && infos.incrementAndGet() > 1,
        9,
        Fault.status(500, "oops"));
    assertThat(kinds(collect())).containsExactly(Gap.Kind.INFO_UNREAD);
  }

  @Test
  void timeThatRunsOutIsAGap() {
    Watch watch = new Watch();
    watch.left.set(3);
    Inventory inventory =
        collect(KnownNodes.NONE, Map.of(), simulator.account("admin"), 50_000, watch);
    assertThat(kinds(inventory)).contains(Gap.Kind.DEADLINE);
    assertThat(inventory.wholeNodes()).isEmpty();
  }

  @Test
  void anUnreadListIsNoInventoryAtAll() {
    simulator.fault("/containers/json", Fault.status(500, "no"));
    assertThat(answer(KnownNodes.NONE, Map.of(), simulator.account("admin"), 50_000, new Watch()))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void kubernetesIsAskedOnlyAboutHostPidContainersThatClaimToBeIts() {
    harbor.run(podContainer("default", "web-1", "web").on(WEB));
    collect();
    assertThat(simulator.requests().count("/api/v1/pods")).isZero();
    String real = harbor.run(podContainer("kube-system", "proxy-1", "proxy").on(WEB).pidHost());
    String fake = harbor.run(claimingPod("kube-system", "proxy-2", "proxy").on(WEB).pidHost());
    Inventory inventory = collect();
    assertThat(simulator.requests().count("/api/v1/pods")).isPositive();
    assertThat(seen(inventory, real).vouched()).isTrue();
    assertThat(seen(inventory, fake).vouched()).isFalse();
    harbor.without(Behaviour.NAMES_CONTAINERS_OF_PODS);
    assertThat(seen(collect(), real).vouched()).isFalse();
  }

  @Test
  void aPluginWithTheHostsNamespaceIsShownBeside() {
    harbor.plugin("trace:latest", true, true).plugin("volume:latest", true, false);
    assertThat(collect().hostPidPlugins()).containsExactly(new PluginFacts("trace:latest", true));
  }

  @Test
  void noEnvironmentVariableIsEverKept() {
    harbor.run(container("web").on(WEB));
    assertThat(collect().toString()).doesNotContain(io.muster.simulator.ContainerSpec.PASSWORD);
  }
}
