package io.muster.benchmark;

import io.muster.MusterApplication;
import io.muster.simulator.ContainerSpec;
import io.muster.testing.PortalCaller;
import io.muster.testing.engine.DockerEngine;
import io.muster.testing.engine.StigLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * By the caller's clock, from the POST that asks for a scan to the first answer COMPLETED: the
 * first scan of a fresh cluster, and an unchanged re-scan right after it; then the STIG's own shell
 * loop on the same real engine in the same run. 151 labelled containers, mutual TLS, the embedded
 * database, no limit on uploads, since a cluster is added every quarter of a second.
 */
public final class ScanBenchmark {

  private static final int CONTAINERS = 151;
  private static final int WARM_UP = 1000;
  private static final int SAMPLES = 25;
  private static final int LOOPS = 5;

  private ScanBenchmark() {}

  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("muster-benchmark-");
    try (DockerEngine engine = DockerEngine.start();
        ConfigurableApplicationContext portal =
            SpringApplication.run(
                MusterApplication.class,
                "--muster.home=" + home,
                "--server.port=0",
                "--muster.limits.upload-address=none",
                "--muster.limits.upload-account=none",
                "--muster.admin.username=" + PortalCaller.USERNAME,
                "--muster.admin.password=" + PortalCaller.PASSWORD)) {
      engine.runAll(
          IntStream.range(0, CONTAINERS)
              .mapToObj(i -> ContainerSpec.container("agent-" + i))
              .map(c -> c.label("com.docker.ucp.version", "3.8.1"))
              .toList());
      String port = portal.getEnvironment().getProperty("local.server.port", "");
      PortalCaller caller = new PortalCaller(Integer.parseInt(port));
      Results results = measure(engine, caller);
      results.write(Path.of("docs", "benchmarks", "scan.md"), CONTAINERS);
    }
  }

  private static Results measure(DockerEngine engine, PortalCaller caller) throws Exception {
    byte[] bundle = engine.bundle().bytes();
    for (int i = 0; i < WARM_UP; i++) {
      String cluster = caller.register("warm-" + i, bundle);
      caller.scan(cluster, CONTAINERS);
      caller.scan(cluster, CONTAINERS);
    }
    // One after the other: six seconds of other people's processes cool a warm portal down.
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      String cluster = caller.register("fresh-" + i, bundle);
      first.add(scan(caller, cluster));
      again.add(scan(caller, cluster));
    }
    List<Double> loop = new ArrayList<>();
    for (int i = 0; i < LOOPS; i++) {
      loop.add(loop(engine));
    }
    return new Results(WARM_UP, loop, first, again);
  }

  private static double scan(PortalCaller caller, String cluster) throws Exception {
    long before = System.nanoTime();
    caller.scan(cluster, CONTAINERS);
    return millisSince(before);
  }

  private static double loop(DockerEngine engine) throws Exception {
    long before = System.nanoTime();
    int lines = StigLoop.run(engine).size();
    double millis = millisSince(before);
    if (lines != CONTAINERS) {
      throw new IllegalStateException("The loop listed " + lines + " containers");
    }
    return millis;
  }

  private static double millisSince(long before) {
    return (System.nanoTime() - before) / 1e6;
  }
}
