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
      at once, and throws the answers away. It and the portal ask the same clusters in turn, a fifth of the fleet at a time.
      *While fetching*: containers inspected in a second, where the time of fetching is the whole time by the share that
      fetching has in all phases of the scans. *Over all*: evaluating, recording and the database included. Medians of all
      stretches; each is below. A scan stores its phases in whole milliseconds; recording ends with the commit.

      | clusters | portal while fetching | reference | ratio | ratio over all | asked for |
      | ---: | ---: | ---: | ---: | ---: | ---: |
      %s

      | clusters | first scan of all | fetching, sum over scans | evaluating | recording | containers stored | re-scan of all |
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
            lines(results, FleetReport::rates),
            lines(results, FleetReport::phases),
            lines(results, FleetReport::heap),
            lines(results, result -> new FleetSection(result).text()),
            Machine.measuredHere());
    System.out.println(text);
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.writeString(file, text);
  }

  private static String rates(FleetResult r) {
    return line(
        "| %d | %.0f/s | %.0f/s | %.0f %% | %.0f %% | 60 %% |",
        r.clusters(),
        r.rateOfFetching(),
        r.rateOfReference(),
        100 * r.ratio(),
        100 * r.ratioOverAll());
  }

  private static String phases(FleetResult r) {
    return line(
        "| %d | %.1f s | %.1f s | %.1f s | %.1f s | %d | %s |",
        r.clusters(),
        r.sum(Sample::seconds),
        r.sum(Sample::fetch) / 1e3,
        r.sum(Sample::evaluate) / 1e3,
        r.sum(Sample::record) / 1e3,
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
