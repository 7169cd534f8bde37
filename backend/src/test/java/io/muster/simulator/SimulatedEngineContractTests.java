package io.muster.simulator;

import io.muster.testing.engine.RawApi;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SimulatedEngineContractTests extends LifeContract {

  private static Simulator simulator;
  private static RawApi api;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatedCluster.engine("drydock"));
    api = apiOf(simulator);
  }

  @AfterAll
  static void stop() {
    api.close();
    simulator.close();
  }

  /** An administrator's line without any client library. */
  static RawApi apiOf(Simulator simulator) {
    return apiOf(simulator, simulator.account("admin"));
  }

  static RawApi apiOf(Simulator simulator, SimulatedAccount account) {
    var client = simulator.issue(account, KeyKind.EC_PKCS8, Validity.current());
    return new RawApi(simulator.address(), client.sslContext(simulator.authorities().cluster()));
  }

  @Override
  ContainerHost host() {
    return simulator.cluster();
  }

  @Override
  RawApi api() {
    return api;
  }
}
