package io.muster.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page that the benchmark of a fleet writes, anew after each size. */
record FleetReport(long seed, int containers) {

  private static final String HEAD =
      """
      # Fleets: first scans and unchanged re-scans

      Written by `mvn -q -B -Pbenchmark test-compile exec:exec@fleet-benchmark`. Each simulated cluster has %d containers and
      an endpoint of its own behind mutual TLS on 127.0.0.1; all follow from the seed %d.
      %s
      The portal has a heap of 512 MiB and the embedded database, begun empty for each size.

      The reference client is the JDK's own: it makes the requests of a first scan over as many connections, as many clusters
      at once, and throws the answers away. It and the portal ask the same clusters in turn, in five stretches of a fifth of
      the fleet. In each stretch, a quarter is scanned one cluster at a time, so that fetching, evaluating and recording stand
      apart; the rest is asked for at once, and the portal runs four at a time. Medians of the stretches; each is below.

      First scans one at a time. A scan stores its phases in whole milliseconds; recording ends with the commit.

      | clusters | portal while fetching | reference | ratio | asked for | fetching a cluster | evaluating | recording |
      | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      %s

      First scans four at a time, with evaluating, recording and the database on the same processor.

      | clusters | portal, all included | reference | ratio | first scan of all | containers stored | unchanged re-scan of all |
      | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      %s

      | clusters | heap used at the most | at the most after a collection | lives at the end | whole process at the most |
      | ---: | ---: | ---: | ---: | ---: |
      %s
      %s
      %s
      """;

  void write(Path file, List<FleetResult> results) throws IOException, InterruptedException {
    String text =
        HEAD.formatted(
            containers,
            seed,
            Cores.sentence(),
            lines(results, FleetReport::single),
            lines(results, FleetReport::together),
            lines(results, FleetReport::heap),
            lines(results, result -> new FleetSection(result).text()),
            Machine.measuredHere());
    System.out.println(text);
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.writeString(file, text);
  }

  private static String single(FleetResult r) {
    double clusters = r.single().sum(Sample::clusters);
    return line(
        "| %d | %.0f/s | %.0f/s | %.0f %% | 60 %% | %.1f ms | %.1f ms | %.1f ms |",
        r.clusters(),
        r.single().median(pair -> pair.portal().rateOfFetching()),
        r.single().median(pair -> pair.reference().rate()),
        100 * r.single().median(p -> p.portal().rateOfFetching() / p.reference().rate()),
        r.single().sum(sample -> sample.phases().fetch()) / clusters,
        r.single().sum(sample -> sample.phases().evaluate()) / clusters,
        r.single().sum(sample -> sample.phases().record()) / clusters);
  }

  private static String together(FleetResult r) {
    return line(
        "| %d | %.0f/s | %.0f/s | %.0f %% | %.1f s | %d | %s |",
        r.clusters(),
        r.together().median(pair -> pair.portal().rate()),
        r.together().median(pair -> pair.reference().rate()),
        100 * r.together().median(pair -> pair.portal().rate() / pair.reference().rate()),
        r.secondsOfFirstScans(),
        r.containerRows(),
        r.agains().stream()
            .map(sample -> line("%.1f s", sample.seconds()))
            .collect(Collectors.joining(", ")));
  }

  private static String heap(FleetResult r) {
    return line(
        "| %d | %d MiB | %d MiB | %d MiB | %d MiB |",
        r.clusters(),
        r.memory().heap(),
        r.memory().collected(),
        r.memory().lives(),
        r.memory().resident());
  }

  private static String lines(
      List<FleetResult> results, java.util.function.Function<FleetResult, String> line) {
    return results.stream().map(line).collect(Collectors.joining("\n"));
  }

  static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
