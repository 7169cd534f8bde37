package io.muster.benchmark;

import io.muster.testing.PortalProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * From the start of the portal's process to its first page, read whole: on an empty home, where the
 * embedded database is unpacked, made and migrated first, and on the same home again.
 */
public final class StartBenchmark {

  private static final int SAMPLES = 5;
  private static final double ASKED_FOR = 15;

  private StartBenchmark() {}

  public static void main(String[] args) throws Exception {
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      Path home = Files.createTempDirectory("muster-start-").resolve("home");
      first.add(secondsToFirstPage(home, "first"));
      again.add(secondsToFirstPage(home, "again"));
    }
    write(Path.of("docs", "benchmarks", "start.md"), first, again);
  }

  private static double secondsToFirstPage(Path home, String name)
      throws IOException, InterruptedException {
    long before = System.nanoTime();
    try (PortalProcess portal = PortalProcess.on(home, name).started()) {
      readPage(portal.port());
      double seconds = (System.nanoTime() - before) / 1e9;
      portal.stop();
      return seconds;
    }
  }

  /** What a newcomer sees first, wherever the portal leads. */
  static void readPage(int port) throws IOException, InterruptedException {
    try (HttpClient browser =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      var page =
          browser.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
              BodyHandlers.ofString());
      if (page.statusCode() != 200 || !page.body().contains("<h1")) {
        throw new IllegalStateException("The first page answered " + page.statusCode());
      }
    }
  }

  private static void write(Path file, List<Double> first, List<Double> again)
      throws IOException, InterruptedException {
    String text =
        """
        # Start to first page

        Written by `mvn -Pbenchmark test-compile exec:exec@start-benchmark`. From the start of the portal's process (with the
        options that `mvn spring-boot:run` gives it, without Maven's own time) until its first page was read whole, with the
        embedded database on the same machine; medians of %d.

        | what | median | asked for | samples, s |
        | --- | ---: | ---: | --- |
        | first start: the database is unpacked, made and migrated | %.1f s | under %.0f s | %s |
        | start on the same home again | %.1f s | under %.0f s | %s |

        %s The load average at the end was %.1f: what is more than about one is others' work on the same processors.
        """
            .formatted(
                SAMPLES,
                median(first),
                ASKED_FOR,
                list(first),
                median(again),
                ASKED_FOR,
                list(again),
                Machine.measuredHere(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.out.println(text);
    Files.writeString(file, text);
  }

  private static double median(List<Double> samples) {
    return samples.stream().sorted().toList().get(samples.size() / 2);
  }

  private static String list(List<Double> samples) {
    return samples.stream()
        .map(s -> String.format(Locale.ROOT, "%.1f", s))
        .collect(Collectors.joining(", "));
  }
}
