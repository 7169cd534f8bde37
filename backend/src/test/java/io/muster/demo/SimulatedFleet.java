package io.muster.demo;

import io.muster.simulator.Authorities;
import io.muster.simulator.CastClusters;
import io.muster.simulator.Simulator;
import io.muster.simulator.SimulatorSettings;
import io.muster.testing.pki.TestAuthority;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.DisposableBean;

/** The three simulated clusters, each at the same address and with the same keys at each start. */
final class SimulatedFleet implements DisposableBean {

  private final DemoHome home;
  private final Map<String, Simulator> simulators = new LinkedHashMap<>();

  SimulatedFleet(DemoHome home) {
    this.home = home;
    for (String name : List.of("harbor", "drydock", "skiff")) {
      Simulator simulator = start(home, name);
      home.remember(name + ".port", String.valueOf(simulator.address().getPort()));
      home.remember(
          name + ".kubernetes.port", String.valueOf(simulator.kubernetesAddress().getPort()));
      simulators.put(name, simulator);
    }
  }

  DemoHome home() {
    return home;
  }

  void forEach(BiConsumer<String, Simulator> action) {
    simulators.forEach(action);
  }

  @Override
  public void destroy() {
    simulators.values().forEach(Simulator::close);
  }

  private static Simulator start(DemoHome home, String name) {
    Authorities authorities =
        Authorities.of(authority(home, name, "Cluster"), authority(home, name, "Client"));
    try {
      return SimulatorSettings.of(CastClusters.named(name), authorities)
          .on(home.port(name + ".port"), home.port(name + ".kubernetes.port"))
          .start();
    } catch (UncheckedIOException taken) {
      throw new IllegalStateException(
          "A port of the demo's cluster "
              + name
              + " is in use by another program. End that program, or begin the demo anew by"
              + " deleting its directory.",
          taken);
    }
  }

  private static TestAuthority authority(DemoHome home, String name, String kind) {
    String title = "UCP " + kind + " Root CA " + name;
    String key = name + "." + kind.toLowerCase();
    return TestAuthority.restored(home.bytes(key, () -> TestAuthority.create(title).saved()));
  }
}
