package io.muster.inventory;

import static io.muster.simulator.ContainerSpec.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.ClusterLine;
import io.muster.connection.TestLines;
import io.muster.evaluation.Evaluation;
import io.muster.evaluation.Remembered;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedAccount;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.simulator.http.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * For every kind of gap a cluster where it appears and the review is incomplete for it, and the
 * nearest good one, which is complete. A new kind does not compile here without its pair.
 */
class NotReviewedCausesTests extends CollectingFromHarbor {

  private static final Predicate<Request> LIST =
      r -> r.path().endsWith("/containers/json") && r.parameter("filters") == null;
  private static final Predicate<Request> LITERAL =
      r -> r.path().endsWith("/containers/json") && r.parameter("filters") != null;
  private static final Fault OOPS = Fault.status(500, "oops");

  /** Two inventories that differ in the cause alone. */
  private record Pair(Inventory bad, Inventory good) {}

  @ParameterizedTest
  @EnumSource
  void theCauseAppearsAndTheNearestGoodCaseIsWhole(Gap.Kind cause) {
    Pair pair = pair(cause);
    assertThat(kinds(pair.bad())).contains(cause);
    assertThat(complete(pair.bad())).isFalse();
    assertThat(pair.good().gaps()).isEmpty();
    assertThat(complete(pair.good())).isTrue();
  }

  private static boolean complete(Inventory inventory) {
    return Evaluation.of(inventory, Remembered.NOTHING, LABEL).complete();
  }

  private Pair pair(Gap.Kind cause) {
    return switch (cause) {
      case NODE_DOWN -> {
        harbor.nodeDown(WEB);
        Inventory down = collect();
        harbor.nodeUp(WEB);
        yield new Pair(down, collect());
      }
      case NODE_VANISHED -> {
        harbor.nodeLeaves(WEB);
        yield new Pair(
            collect(new KnownNodes(Set.of("hb-m1", WEB), Set.of())),
            collect(new KnownNodes(Set.of("hb-m1"), Set.of())));
      }
      case NODE_SHOWS_NO_SYSTEM_CONTAINER -> {
        harbor.run(container("web").on(WEB).collection("/Shared"));
        SimulatedAccount limited = simulator.limitedAccount("dev", "/Shared");
        yield new Pair(collect(KnownNodes.NONE, Map.of(), limited, 50_000, new Watch()), collect());
      }
      case NODES_SHARE_A_NAME -> {
        Inventory twice = listing(node("n1", "hb-m1"), node("n2", WEB), node("n3", WEB));
        yield new Pair(twice, listing(node("n1", "hb-m1"), node("n2", WEB)));
      }
      case NODE_OUT_OF_REACH ->
          new Pair(besides("[%s]".formatted(node("n2", "quay"))), besides("[]"));
      case NODES_UNREAD -> faulted("/nodes", Fault.status(403, "access denied"));
      case INFO_UNREAD -> new Pair(shrinking(true), shrinking(false));
      case LIST_UNREAD -> faulted(LIST, 1, OOPS);
      case LIST_TOO_SHORT -> {
        // The engine shown to be the cluster's; only the count differs from what is listed.
        int listed = harbor.containers().size();
        simulator.fault("/info", info(listed + 1));
        Inventory tooShort = collect();
        simulator.behave();
        simulator.fault("/info", info(listed));
        yield new Pair(tooShort, collect());
      }
      case LIST_TOO_LONG -> {
        int all = harbor.containers().size();
        SimulatedAccount admin = simulator.account("admin");
        yield new Pair(
            collect(KnownNodes.NONE, Map.of(), admin, all - 1, new Watch()),
            collect(KnownNodes.NONE, Map.of(), admin, all, new Watch()));
      }
      case LITERAL_UNREAD -> faulted(LITERAL, 0, OOPS);
      case LITERAL_NOT_IN_LIST ->
          faulted(LITERAL, 0, Fault.body("[{\"Id\":\"%s\"}]".formatted("f".repeat(64))));
      case CONTAINER_UNREAD -> {
        String web = harbor.run(container("web").on(WEB));
        yield faulted("/containers/" + web + "/json", Fault.status(403, "access denied"));
      }
      case PID_MODE_UNKNOWN -> {
        String odd = harbor.run(container("odd").on(WEB).pid("pod:7"));
        Inventory unknown = collect();
        harbor.remove(odd);
        harbor.run(container("odd").on(WEB).pid(""));
        yield new Pair(unknown, collect());
      }
      case CHURN -> {
        Inventory churning = churning(true);
        simulator.behave();
        yield new Pair(churning, churning(false));
      }
      case DEADLINE -> {
        Watch hurried = new Watch();
        hurried.left.set(3);
        SimulatedAccount admin = simulator.account("admin");
        yield new Pair(
            collect(KnownNodes.NONE, Map.of(), admin, 50_000, hurried),
            collect(KnownNodes.NONE, Map.of(), admin, 50_000, new Watch()));
      }
    };
  }

  private Inventory listing(String... nodes) {
    simulator.fault("/nodes", Fault.body("[%s]".formatted(String.join(",", nodes))));
    Inventory inventory = collect();
    simulator.behave();
    return inventory;
  }

  private static String node(String id, String hostname) {
    return """
    {"ID":"%s","Spec":{"Role":"worker","Availability":"active","Labels":{}},
     "Description":{"Hostname":"%s"},"Status":{"State":"ready"}}
    """
        .formatted(id, hostname);
  }

  private Pair faulted(String path, Fault fault) {
    simulator.fault(path, fault);
    Inventory bad = collect();
    simulator.behave();
    return new Pair(bad, collect());
  }

  /** The fault, but not in the first few such answers. */
  private Pair faulted(Predicate<Request> where, int after, Fault fault) {
    AtomicInteger asked = new AtomicInteger();
    simulator.fault(r -> where.test(r) && asked.incrementAndGet() > after, 9, fault);
    Inventory bad = collect();
    simulator.behave();
    return new Pair(bad, collect());
  }

  /** A container goes after the count was read; whether the count can be read again. */
  private Inventory shrinking(boolean unread) {
    harbor.run(container("going").on(WEB));
    AtomicInteger asked = new AtomicInteger();
    simulator.after("/info", request -> removeIfThere("going"));
    if (unread) {
      simulator.fault(r -> r.path().endsWith("/info") && asked.incrementAndGet() > 1, 9, OOPS);
    }
    Inventory inventory = collect();
    simulator.behave();
    return inventory;
  }

  private Fault info(int containers) {
    return Fault.body(
        "{\"ID\":\"%s\",\"Name\":\"hb\",\"ServerVersion\":\"ucp/3.8.1\",\"Containers\":%d}"
            .formatted(harbor.id(), containers));
  }

  /** One container is replaced whenever the list is taken; whether it can be read meanwhile. */
  private Inventory churning(boolean unread) {
    AtomicInteger count = new AtomicInteger();
    String first = unread ? "churn-" : "calm-";
    harbor.run(container(first + 0).on(WEB));
    simulator.before(
        "/containers/json",
        request -> {
          synchronized (count) { // the STIG's own query is made beside the whole list
            int n = count.incrementAndGet();
            if (unread) {
              harbor.remove(first + (n - 1));
            }
            String id = harbor.run(container(first + n).on(WEB));
            if (unread) {
              simulator.fault(
                  "/containers/" + id + "/json", Fault.status(404, "No such container"));
            }
          }
        });
    return collect();
  }

  /** What a plain engine gives that lists these nodes besides itself. */
  private static Inventory besides(String nodes) {
    try (Simulator engine = Simulator.start(SimulatedCluster.engine("pier"))) {
      engine.fault("/nodes", Fault.body(nodes));
      try (ClusterLine line = TestLines.to(engine)) {
        var answer =
            new InventoryCollector(
                    new CollectionSettings(4, 100, Duration.ofMinutes(1)), Clock.systemUTC())
                .collect(line, Map.of(), KnownNodes.NONE, LABEL, new Watch());
        return answer.read().orElseThrow(() -> new AssertionError(answer.sentence()));
      }
    }
  }
}
