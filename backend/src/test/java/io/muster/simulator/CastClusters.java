package io.muster.simulator;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.podContainer;
import static io.muster.simulator.ContainerSpec.task;
import static io.muster.simulator.SimulatedNode.Orchestrator.KUBERNETES;

import java.util.List;

/** The clusters of the cast, as the demo shows them. */
public final class CastClusters {

  private static final List<String> SERVICES =
      List.of("storefront", "catalog", "orders", "payments", "search");

  private CastClusters() {}

  /**
   * Eight nodes and some 120 containers. Only MKE's own ones share the host's PID namespace, and a
   * pod that Kubernetes vouches for.
   */
  public static SimulatedCluster harbor() {
    SimulatedCluster harbor =
        SimulatedCluster.named("harbor")
            .version("3.8.1")
            .managers("hb-m1", "hb-m2", "hb-m3")
            .node("hb-w1")
            .node("hb-w2")
            .node("hb-w3")
            .node("hb-w4")
            .node("hb-w5", SimulatedNode.Orchestrator.SWARM, KUBERNETES)
            .withSystemContainers();
    for (int i = 0; i < SERVICES.size(); i++) {
      String service = SERVICES.get(i);
      for (int slot = 1; slot <= 2; slot++) {
        String node = "hb-w" + ((i + slot) % 4 + 1);
        String taskId = Ids.swarm("harbor/" + service + slot);
        String image = "registry.example/shop/" + service + ":2.4.1";
        harbor.run(task(service, slot, taskId).on(node).image(image));
      }
    }
    harbor.run(container("ledger-db").on("hb-w4").image("postgres:16.4").user("999"));
    harbor.run(container("ledger-backup").on("hb-w4").image("postgres:16.4"));
    harbor.stop("ledger-backup");
    harbor.run(podContainer("kube-system", "coredns-6f4d", "coredns").on("hb-w5"));
    harbor.run(podContainer("monitoring", "node-exporter-x2k9", "exporter").on("hb-w5").pidHost());
    return harbor;
  }

  /** One manager, three workers of which one is dead, and what should not be there. */
  public static SimulatedCluster drydock() {
    SimulatedCluster drydock =
        SimulatedCluster.named("drydock")
            .version("3.7.16")
            .managers("dd-m1")
            .node("dd-w1")
            .node("dd-w2")
            .node("dd-w3")
            .withSystemContainers();
    drydock.run(task("welding", 1, Ids.swarm("drydock/welding1")).on("dd-w1"));
    drydock.run(task("welding", 2, Ids.swarm("drydock/welding2")).on("dd-w3"));
    drydock.run(
        container("node-exporter")
            .on("dd-w1")
            .image("prom/node-exporter:v1.8.2")
            .entrypoint("/bin/node_exporter")
            .command("--path.rootfs=/host")
            .mount("/", "/host", false)
            .pidHost());
    drydock.run(
        container("debug-shell")
            .on("dd-w2")
            .image("alpine:3.20")
            .entrypoint("/bin/sh")
            .command("-c", "sleep infinity")
            .privileged()
            .capabilities("SYS_PTRACE")
            .pidHost());
    drydock.run(container("tracer").on("dd-w2").image("alpine:3.20").joining("debug-shell"));
    drydock.run(container("paint-shop").on("dd-w2").image("registry.example/yard/paint:1.9"));
    drydock.nodeDown("dd-w3");
    return drydock;
  }

  /** Workers that run Kubernetes only, and nothing of MKE's that shares the host's namespace. */
  public static SimulatedCluster skiff() {
    SimulatedCluster skiff =
        SimulatedCluster.named("skiff")
            .version("3.8.1")
            .managers("sk-m1")
            .node("sk-w1", KUBERNETES)
            .node("sk-w2", KUBERNETES)
            .withPrivateSystemContainers();
    for (String node : List.of("sk-w1", "sk-w2")) {
      String suffix = node.substring(3);
      skiff.run(podContainer("tides", "gauge-" + suffix, "gauge").on(node));
      skiff.run(podContainer("monitoring", "exporter-" + suffix, "exporter").on(node).pidHost());
    }
    return skiff;
  }

  /**
   * One of them by its name.
   *
   * @throws IllegalArgumentException if it is none of the cast
   */
  public static SimulatedCluster named(String name) {
    return switch (name) {
      case "harbor" -> harbor();
      case "drydock" -> drydock();
      case "skiff" -> skiff();
      default -> throw new IllegalArgumentException("no cluster of the cast: " + name);
    };
  }
}
