package io.muster.inventory;

import static io.muster.simulator.ContainerSpec.claimingPod;
import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.podContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.Answer;
import io.muster.connection.ClusterKind;
import io.muster.simulator.Behaviour;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedContainer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a collection reads, and what it leaves alone. */
class CollectingTests extends CollectingFromHarbor {

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
  void aSecondCountIsReadOnlyOfAListThatIsShorterThanTheFirst() {
    harbor.run(container("going").on(WEB));
    assertThat(collect().completeness().reportedAfter()).as("none needed").isEqualTo(-1);
    simulator.after("/info", request -> removeIfThere("going"));
    Inventory inventory = collect();
    assertThat(inventory.gaps()).isEmpty();
    assertThat(inventory.completeness().reportedAfter()).isEqualTo(harbor.containers().size());
    assertThat(inventory.completeness().reportedBefore()).isEqualTo(harbor.containers().size() + 1);
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
  void aContainerThatVanishesBetweenListAndInspectIsGoneNotUnread() {
    String gone = harbor.run(container("gone").on(WEB));
    simulator.before("/containers/" + gone + "/json", request -> harbor.remove("gone"));
    Inventory inventory = collect();
    assertThat(inventory.gaps()).isEmpty();
    assertThat(inventory.completeness().vanished()).isEqualTo(1);
    assertThat(inventory.containers()).noneMatch(c -> c.id().equals(gone));
  }

  @Test
  void anUnreadListIsNoInventoryAtAll() {
    simulator.fault("/containers/json", Fault.status(500, "no"));
    assertThat(answer(KnownNodes.NONE, Map.of(), simulator.account("admin"), 50_000, new Watch()))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void whatWasReadOfAContainerThatIsGoneAtTheEndIsKept() {
    String gone = harbor.run(container("gone").on(WEB).pidHost());
    String joiner = harbor.run(container("joiner").on(WEB).joining("gone"));
    simulator.after("/containers/" + gone + "/json", request -> removeIfThere("gone"));
    Inventory inventory = collect();
    assertThat(inventory.gaps()).isEmpty();
    assertThat(inventory.containers()).noneMatch(c -> c.id().equals(gone));
    assertThat(inventory.gone()).extracting(ContainerFacts::id).containsExactly(gone);
    assertThat(inventory.readNow()).extracting(ContainerFacts::id).contains(gone, joiner);
    assertThat(collect().gone()).isEmpty();
  }

  @Test
  void aLaterListThatFailsDiscardsNothingAndIsAGap() {
    String web = harbor.run(container("web").on(WEB).pidHost());
    AtomicInteger lists = new AtomicInteger();
    simulator.fault(
        r ->
            r.path().endsWith("/containers/json")
                && r.parameter("filters") == null
                && lists.incrementAndGet() > 1,
        9,
        Fault.status(500, "oops"));
    Inventory inventory = collect();
    assertThat(kinds(inventory)).containsExactly(Gap.Kind.LIST_UNREAD);
    assertThat(seen(inventory, web).pidMode()).isEqualTo(new PidMode.Host());
    assertThat(inventory.wholeNodes()).isEmpty();
  }

  @Test
  void theListIsRetakenThreeTimesAtTheMost() {
    assertThat(collect().completeness().rounds()).as("one, and one after the reads").isEqualTo(2);
    AtomicInteger lists = new AtomicInteger();
    simulator.before(
        r -> r.path().endsWith("/containers/json") && r.parameter("filters") == null,
        request -> harbor.run(container("late-" + lists.incrementAndGet()).on(WEB)));
    Inventory late = collect();
    assertThat(late.completeness().rounds()).isEqualTo(4);
    assertThat(late.gaps()).as("all of the last list was read").isEmpty();
    assertThat(late.unread()).isZero();
  }

  @Test
  void theNodeThatAListDoesNotTellIsTakenFromTheInspection() {
    String web = harbor.run(container("web").on(WEB).pidHost());
    harbor.without(Behaviour.PREFIXES_NAMES_WITH_THE_NODE);
    Inventory inventory = collect();
    assertThat(inventory.gaps()).isEmpty();
    assertThat(seen(inventory, web).node()).isEqualTo(WEB);
    assertThat(((Reading.Known) seen(inventory, web).reading()).facts().node()).isEqualTo(WEB);
  }

  @Test
  void aContainerWhoseNodeNothingTellsIsUnread() {
    String web = harbor.run(container("web").on(WEB).pidHost());
    harbor.without(Behaviour.PREFIXES_NAMES_WITH_THE_NODE);
    harbor.without(Behaviour.NAMES_THE_NODE_IN_INSPECTS);
    Inventory inventory = collect();
    assertThat(kinds(inventory)).contains(Gap.Kind.CONTAINER_UNREAD);
    assertThat(inventory.wholeNodes()).isEmpty();
    assertThat(seen(inventory, web).reading()).isInstanceOf(Reading.Unread.class);
  }

  @Test
  void whoIsListedAsRunningForAMomentAfterItsPidNamespaceDiedIsAskedAboutAgain() {
    String joiner = aJoinerOfAnUnreadContainerThatIsGone();
    AtomicInteger lists = new AtomicInteger();
    simulator.before(
        r -> r.path().endsWith("/containers/json") && r.parameter("filters") == null,
        request -> {
          if (lists.incrementAndGet() == 3) {
            harbor.fallInto("joiner", SimulatedContainer.State.EXITED);
          }
        });
    Inventory inventory = collect();
    assertThat(seen(inventory, joiner).state()).isEqualTo(RunState.EXITED);
    assertThat(inventory.gaps()).isEmpty();
  }

  @Test
  void whoGoesOnRunningIsStillRunningAfterThreeMoreLooks() {
    String joiner = aJoinerOfAnUnreadContainerThatIsGone();
    Inventory inventory = collect();
    assertThat(seen(inventory, joiner).state()).isEqualTo(RunState.RUNNING);
    assertThat(inventory.completeness().rounds()).isEqualTo(4);
    assertThat(inventory.gaps()).isEmpty();
  }

  private String aJoinerOfAnUnreadContainerThatIsGone() {
    harbor.without(Behaviour.KILLS_JOINERS_OF_A_REMOVED_PRIVATE_CONTAINER);
    harbor.run(container("owner").on(WEB));
    String joiner = harbor.run(container("joiner").on(WEB).joining("owner"));
    harbor.remove("owner");
    return joiner;
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
