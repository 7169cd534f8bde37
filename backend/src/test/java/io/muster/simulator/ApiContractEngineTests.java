package io.muster.simulator;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.engine.DockerEngine;
import io.muster.testing.engine.RawApi;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract holds for a real engine, so the simulator that keeps it, too, is believable. */
class ApiContractEngineTests extends LifeContract {

  @Override
  ContainerHost host() {
    return DockerEngine.shared();
  }

  @Override
  RawApi api() {
    return DockerEngine.shared().api();
  }

  @Test
  void whatTheSimulatorWritesHasTheShapeOfWhatARealEngineWrites() {
    try (Simulator simulator = Simulator.start(SimulatedCluster.engine("drydock"));
        RawApi simulated = SimulatedEngineContractTests.apiOf(simulator)) {
      ContainerSpec spec =
          system("shape-agent").entrypoint("/bin/sleep").mount("/proc/version", "/v", true);
      String id = run(spec);
      String twin = simulator.cluster().run(spec);
      assertShape("/info", simulated.get("/info").object(), api().get("/info").object());
      assertShape("/version", simulated.get("/version").object(), api().get("/version").object());
      assertShape("inspect", simulated.get("/containers/" + twin + "/json").object(), inspect(id));
      String filter = "{\"name\":[\"shape-agent\"]}";
      assertShape(
          "list", simulated.containers(true, "{}").getFirst(), api().containers(true, filter));
    }
  }

  @Test
  void aNodeOfTheSimulatorHasTheShapeOfANodeOfARealSwarm() {
    try (DockerEngine engine = DockerEngine.start();
        Simulator simulator = Simulator.start(SimulatedCluster.engine("drydock").swarmInit());
        RawApi simulated = SimulatedEngineContractTests.apiOf(simulator)) {
      assertThat(engine.api().get("/nodes").status()).isEqualTo(503);
      engine.swarmInit();
      List<?> real = engine.api().get("/nodes").list();
      assertShape("/nodes", simulated.get("/nodes").list(), real);
      assertThat(at(real.getFirst(), "Spec", "Role")).isEqualTo("manager");
      assertThat(at(real.getFirst(), "Spec", "Labels")).isEqualTo(Map.of());
      engine.run(container("in-swarm"));
      assertShape("/info", simulated.get("/info").object(), engine.api().get("/info").object());
    }
  }

  /** Every field that the simulator writes is there, and of the same kind, in the real document. */
  private static void assertShape(String where, Object simulated, Object real) {
    switch (simulated) {
      case null -> {}
      case Map<?, ?> fields when !fields.isEmpty() -> {
        Object document = real instanceof List<?> list ? list.getFirst() : real;
        assertThat(document).as(where).isInstanceOf(Map.class);
        fields.forEach(
            (name, value) -> {
              if (!where.endsWith("Labels") && !where.endsWith("Networks")) {
                assertThat(((Map<?, ?>) document).containsKey(name))
                    .as(where + "." + name)
                    .isTrue();
                assertShape(where + "." + name, value, ((Map<?, ?>) document).get(name));
              }
            });
      }
      case List<?> list when !list.isEmpty() && real instanceof Collection<?> others -> {
        assertThat(others).as(where).isNotEmpty();
        assertShape(where + "[]", list.getFirst(), others.iterator().next());
      }
      default -> {
        if (real != null) {
          assertThat(kind(simulated)).as(where).isEqualTo(kind(real));
        }
      }
    }
  }

  private static String kind(Object value) {
    return switch (value) {
      case Map<?, ?> map -> "object";
      case Collection<?> list -> "list";
      case Number number -> "number";
      case Boolean truth -> "truth";
      default -> "text";
    };
  }
}
