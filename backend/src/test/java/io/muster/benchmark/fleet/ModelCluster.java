package io.muster.benchmark.fleet;

import static io.muster.simulator.ContainerSpec.container;

import io.muster.simulator.ContainerSpec;
import io.muster.simulator.SimulatedCluster;
import java.util.Random;

/**
 * The cluster that all of the fleet are like: MKE's own containers on managers and workers, and
 * users' containers on the workers, of which one in fifty shares the host's PID namespace or joins
 * one that does.
 */
final class ModelCluster {

  private static final int CONTAINERS_A_WORKER = 70;
  private static final int BIG = 200;

  private ModelCluster() {}

  static SimulatedCluster of(long seed, int containers) {
    SimulatedCluster cluster = SimulatedCluster.named("model");
    int managers = containers < BIG ? 1 : 3;
    for (int i = 1; i <= managers; i++) {
      cluster.managers("manager-" + i);
    }
    int workers = Math.max(1, containers / CONTAINERS_A_WORKER);
    for (int i = 1; i <= workers; i++) {
      cluster.node("worker-" + i);
    }
    cluster.withSystemContainers();
    int users = containers - cluster.containers().size();
    if (users < 0) {
      throw new IllegalArgumentException("MKE's own containers alone are more than " + containers);
    }
    Random random = new Random(seed);
    for (int i = 0; i < users; i++) {
      String worker = "worker-" + (1 + i % workers);
      cluster.run(user(i, workers, random.nextInt(6)).on(worker));
    }
    return cluster;
  }

  private static ContainerSpec user(int i, int workers, int kind) {
    // A joiner has to be on the node of the container that it joins: a round of workers later.
    if (i % 100 == 50) {
      return container("exporter-" + i)
          .image("registry.example/watch/exporter:1.8.2")
          .command("/bin/exporter", "--path.rootfs=/host")
          .mount("/", "/host", false)
          .pidHost();
    }
    if (i % 100 == 50 + workers) {
      return container("debug-" + i).joining("exporter-" + (i - workers));
    }
    return switch (kind) {
      case 0 ->
          container("database-" + i)
              .image("registry.example/shop/database:16.3")
              .entrypoint("docker-entrypoint.sh")
              .command("postgres")
              .user("999")
              .mount("/srv/database-" + i, "/var/lib/postgresql/data", true);
      case 1 ->
          container("proxy-" + i)
              .image("registry.example/net/proxy:2.9.1")
              .capabilities("NET_BIND_SERVICE", "NET_ADMIN");
      case 2 ->
          container("worker-" + i)
              .image("registry.example/shop/worker:2.4.1")
              .label("com.example.team", "shop")
              .user("1000:1000");
      default ->
          ContainerSpec.task("web", i, "%025d".formatted(i))
              .label("com.docker.stack.namespace", "shop");
    };
  }
}
