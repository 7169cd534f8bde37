package io.muster.inventory;

import static io.muster.simulator.ContainerSpec.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedAccount;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each cause of a gap, and the nearest good case without it. */
class GapTests extends CollectingFromHarbor {

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
  void noNodeOrFewerNodesThanShowContainersIsAGap() {
    simulator.fault("/nodes", Fault.body("[]"));
    assertThat(kinds(collect())).contains(Gap.Kind.NODES_UNREAD, Gap.Kind.NODE_VANISHED);
    simulator.behave();
    assertThat(collect().gaps()).isEmpty();
  }

  @Test
  void everyNodeOutOfServiceIsAGap() {
    Set<String> all = Set.of("hb-m1", WEB);
    assertThat(kinds(collect(new KnownNodes(all, all)))).contains(Gap.Kind.NODES_UNREAD);
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
  void containersThatKeepVanishingUnreadAreChurn() {
    AtomicInteger count = new AtomicInteger();
    harbor.run(container("churn-0").on(WEB));
    simulator.before(
        "/containers/json",
        request -> {
          synchronized (count) { // the STIG's own query is made beside the whole list
            int n = count.incrementAndGet();
            harbor.remove("churn-" + (n - 1));
            String id = harbor.run(container("churn-" + n).on(WEB));
            simulator.fault("/containers/" + id + "/json", Fault.status(404, "No such container"));
          }
        });
    Inventory churning = collect();
    assertThat(kinds(churning)).contains(Gap.Kind.CHURN);
    assertThat(churning.completeness().rounds()).as("one, and three more").isEqualTo(4);
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
  void timeThatRunsOutIsAGap() {
    Watch watch = new Watch();
    watch.left.set(3);
    Inventory inventory =
        collect(KnownNodes.NONE, Map.of(), simulator.account("admin"), 50_000, watch);
    assertThat(kinds(inventory)).contains(Gap.Kind.DEADLINE);
    assertThat(inventory.wholeNodes()).isEmpty();
  }
}
