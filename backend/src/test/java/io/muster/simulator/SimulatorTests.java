package io.muster.simulator;

import static io.muster.simulator.ContainerSpec.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.engine.RawApi;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import org.junit.jupiter.api.Test;

class SimulatorTests {

  @Test
  void aBundleOpensTheDoor() {
    var harbor = SimulatedCluster.named("harbor").node("hb-w1");
    String id = harbor.run(container("web"));
    try (Simulator simulator = Simulator.start(harbor)) {
      var admin = simulator.account("admin");
      var client = simulator.issue(admin, KeyKind.EC_SEC1, Validity.current());
      var context = client.sslContext(simulator.authorities().cluster());
      try (RawApi api = new RawApi(simulator.address(), context)) {
        for (int i = 0; i < 3; i++) {
          assertThat(api.get("/v1.41/containers/" + id + "/json").object().get("Name"))
              .isEqualTo("/web");
        }
      }
    }
  }
}
