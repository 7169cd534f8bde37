package io.muster.testing.engine;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StigLoopEngineTests {

  @Test
  void theLoopOfTheStigListsLabelledContainersOfARealEngine() {
    try (DockerEngine engine = DockerEngine.start()) {
      String kubelet = engine.run(system("ucp-kubelet").pidHost());
      engine.run(container("web"));
      assertThat(StigLoop.run(engine))
          .containsExactly(new StigLoop.Line("/ucp-kubelet", kubelet, "host"));
    }
  }
}
