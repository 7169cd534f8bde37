package io.muster.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where and on what something was measured. */
final class Machine {

  private Machine() {}

  /** One sentence: instant, commit, processors and Java. */
  static String measuredHere() throws IOException, InterruptedException {
    return "Measured %s at commit %s, on %d processors (%s), Java %s."
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            commit(),
            Runtime.getRuntime().availableProcessors(),
            processor(),
            Runtime.version());
  }

  private static String commit() throws IOException, InterruptedException {
    Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
    String text = new String(git.getInputStream().readAllBytes()).strip();
    return git.waitFor() == 0 ? text : "unknown";
  }

  private static String processor() throws IOException {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    return Files.exists(cpuinfo)
        ? Files.readAllLines(cpuinfo).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unknown")
        : System.getProperty("os.arch");
  }
}
