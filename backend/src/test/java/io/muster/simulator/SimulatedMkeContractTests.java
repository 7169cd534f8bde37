package io.muster.simulator;

import io.muster.testing.engine.RawApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SimulatedMkeContractTests extends LifeContract {

  private static Simulator simulator;
  private static RawApi api;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatedCluster.named("harbor").managers("hb-m1").node("hb-w1"));
    api = SimulatedEngineContractTests.apiOf(simulator);
  }

  @AfterAll
  static void stop() {
    api.close();
    simulator.close();
  }

  @Override
  ContainerHost host() {
    return simulator.cluster();
  }

  @Override
  RawApi api() {
    return api;
  }

  @Override
  String listedName(String name) {
    return "/hb-w1/" + name;
  }
}
