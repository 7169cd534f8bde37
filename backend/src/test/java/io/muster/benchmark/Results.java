package io.muster.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The samples of one run, in milliseconds.
 *
 * @param warmed how many clusters were scanned twice before
 * @param loop the STIG's own shell loop
 * @param first the first scan of a fresh cluster
 * @param again an unchanged re-scan
 */
record Results(int warmed, List<Double> loop, List<Double> first, List<Double> again) {

  /** Prints the result and writes it to a file, with where and on what it was measured. */
  void write(Path file, int containers) throws IOException, InterruptedException {
    String text =
        """
        # Scan of %d labelled containers on one engine behind mutual TLS

        Written by `mvn -Pbenchmark test-compile exec:exec@scan-benchmark`. By the caller's clock, from the POST to the
        first answer COMPLETED, in a portal that has scanned %d clusters twice; medians of %d, of the loop %d. The portal's samples follow
        its warm-up at once, each re-scan its first scan, whose connections linger; the loop's come after them.

        | what | median | times faster than the loop | asked for | samples, ms |
        | --- | ---: | ---: | ---: | --- |
        | the STIG's shell loop | %.0f ms | 1 | | %s |
        | first scan of a fresh cluster | %.0f ms | %.0f | 25 | %s |
        | unchanged re-scan | %.0f ms | %.0f | 100 | %s |

        %s
        """
            .formatted(
                containers,
                warmed,
                again.size(),
                loop.size(),
                median(loop),
                list(loop),
                median(first),
                median(loop) / median(first),
                list(first),
                median(again),
                median(loop) / median(again),
                list(again),
                Machine.measuredHere());
    System.out.println(text);
    Files.createDirectories(file.getParent());
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
