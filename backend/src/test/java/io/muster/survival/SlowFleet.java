package io.muster.survival;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;

import io.muster.simulator.Authorities;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * Simulated clusters that take their time. Each has one finding, so that what was recorded twice,
 * half, or not at all shows.
 */
final class SlowFleet implements AutoCloseable {

  private static final int CONTAINERS = 8;

  private final List<Simulator> simulators;
  private CountDownLatch held = new CountDownLatch(0);

  SlowFleet(int clusters) {
    Authorities authorities = Authorities.create("fleet");
    simulators =
        IntStream.range(0, clusters)
            .mapToObj(i -> SimulatorSettings.of(cluster("cluster-" + i), authorities).start())
            .toList();
  }

  private static SimulatedCluster cluster(String name) {
    SimulatedCluster cluster = SimulatedCluster.named(name).managers("m1").node("w1");
    cluster.run(system("ucp-agent").on("m1"));
    cluster.run(system("ucp-agent").on("w1"));
    cluster.run(container("dbg").on("w1").pidHost());
    for (int i = 0; i < CONTAINERS; i++) {
      cluster.run(container("web-" + i).on("w1"));
    }
    return cluster;
  }

  List<Simulator> simulators() {
    return simulators;
  }

  /** From now on each answer takes that long. */
  void pace(Duration answer) {
    for (Simulator simulator : simulators) {
      simulator.behave();
      simulator.fault(request -> true, Integer.MAX_VALUE, Fault.slow(answer));
    }
    release();
  }

  /** From now on no answer comes, so that no scan ends, until it is released. */
  void hold() {
    CountDownLatch until = new CountDownLatch(1);
    held = until;
    for (Simulator simulator : simulators) {
      simulator.before(request -> true, request -> await(until));
    }
  }

  /** Answers come again, those that were held too. */
  void release() {
    held.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    simulators.forEach(Simulator::close);
  }
}
