package io.muster.inventory;

import io.muster.connection.Answer;
import io.muster.connection.ClusterLine;
import io.muster.connection.TestLines;
import io.muster.simulator.SimulatedAccount;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Collects from harbor, a simulated MKE of two nodes, over a real line. */
abstract class CollectingFromHarbor {

  static final String LABEL = "com.docker.ucp.version";
  static final String WEB = "hb-w1";

  final SimulatedCluster harbor =
      SimulatedCluster.named("harbor").managers("hb-m1").node(WEB).withSystemContainers();
  Simulator simulator;

  static class Watch implements CollectionWatch {
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

  Inventory collect() {
    return collect(KnownNodes.NONE, Map.of(), simulator.account("admin"), 50_000, new Watch());
  }

  Inventory collect(KnownNodes nodes) {
    return collect(nodes, Map.of(), simulator.account("admin"), 50_000, new Watch());
  }

  Inventory collect(
      KnownNodes nodes,
      Map<String, ContainerFacts> known,
      SimulatedAccount account,
      int limit,
      CollectionWatch watch) {
    Answer<Inventory> answer = answer(nodes, known, account, limit, watch);
    return answer.read().orElseThrow(() -> new AssertionError(answer.sentence()));
  }

  Answer<Inventory> answer(
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

  void removeIfThere(String name) {
    if (harbor.containers().stream().anyMatch(c -> c.name().equals(name))) {
      harbor.remove(name);
    }
  }

  static List<Gap.Kind> kinds(Inventory inventory) {
    return inventory.gaps().stream().map(Gap::kind).toList();
  }

  static Sighting seen(Inventory inventory, String id) {
    return inventory.containers().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }
}
