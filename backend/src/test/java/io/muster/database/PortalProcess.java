package io.muster.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The whole portal in a process of its own, on a home of the test's choice and a free port. */
final class PortalProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path log;
  private final Process process;

  private PortalProcess(Path log, Process process) {
    this.log = log;
    this.process = process;
  }

  static PortalProcess on(Path home, String name) throws IOException {
    Path log = home.resolveSibling(name + ".log");
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "io.muster.MusterApplication",
                "--server.port=0",
                "--server.address=127.0.0.1"));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("MUSTER_HOME", home.toString());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("SPRING_"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new PortalProcess(log, builder.start());
  }

  /** An empty entry, as the test runner leaves one at the end, would mean the working directory. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until the portal answers requests. */
  PortalProcess started() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!log().contains("Started MusterApplication")) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("the portal did not start:\n" + log());
      }
      Thread.sleep(50);
    }
    return this;
  }

  /** Waits until the process has ended by itself and answers its exit code. */
  int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the portal did not end");
    }
    return process.exitValue();
  }

  /** What {@code kill -9} does: no shutdown hook runs, nothing is closed. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What {@code kill} and Ctrl-C do: the portal ends in good order. */
  void stop() throws InterruptedException {
    process.destroy();
    ended();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
