package io.muster.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A simulator as a process of its own: {@code SimulatorProcess harbor bundle.zip [port]} simulates
 * that cluster of the cast, writes an administrator's bundle, prints its addresses a line each, and
 * serves until it is killed.
 */
public final class SimulatorProcess {

  private SimulatorProcess() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int port = args.length > 2 ? Integer.parseInt(args[2]) : 0;
    SimulatedCluster cluster = CastClusters.named(args[0]);
    try (Simulator simulator = SimulatorSettings.of(cluster).on(port, 0).start()) {
      Files.write(Path.of(args[1]), simulator.bundle());
      System.out.println("docker " + simulator.endpoint());
      System.out.println("kubernetes " + simulator.kubernetesAddress());
      new CountDownLatch(1).await();
    }
  }
}
