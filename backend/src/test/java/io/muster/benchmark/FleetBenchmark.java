package io.muster.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * First scans and unchanged re-scans of whole fleets, beside a client that does nothing but ask.
 * Told by the system properties {@code clusters} (one size or several), {@code containers}, {@code
 * seed} and {@code result}, the file to write.
 */
public final class FleetBenchmark {

  /** Below, there is nothing to divide into stretches. */
  private static final int LEAST = 10;

  /** Clusters beside the fleet: about as many requests as it takes until all is compiled. */
  private static final int MOST_WARM_UP = 60;

  private FleetBenchmark() {}

  public static void main(String[] args) throws Exception {
    int containers = Integer.getInteger("containers", 500);
    long seed = Long.getLong("seed", 260930);
    Path file = Path.of(System.getProperty("result", "docs/benchmarks/fleet.md"));
    List<FleetResult> results = new ArrayList<>();
    for (String size : System.getProperty("clusters", "100,300,1000").split(",")) {
      Path directory = Files.createTempDirectory("muster-fleet-");
      int measured = Integer.parseInt(size.strip());
      if (measured < LEAST) {
        throw new IllegalArgumentException("at least " + LEAST + " clusters, please");
      }
      int warmUp = Math.min(measured, MOST_WARM_UP);
      try (FleetStage stage = new FleetStage(directory, seed, warmUp + measured, containers)) {
        results.add(new FleetRun(stage, warmUp, measured, containers).measure());
      }
      delete(directory);
      new FleetReport(seed, containers).write(file, results);
    }
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
