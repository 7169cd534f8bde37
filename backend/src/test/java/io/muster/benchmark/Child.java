package io.muster.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Java process of the benchmark. It is spoken to in lines, and ends when its input does, so that
 * none outlives the benchmark.
 */
final class Child implements AutoCloseable {

  private static final int CLOCK_TICKS = 100;

  private final Process process;
  private final Path log;
  private final BufferedReader answers;
  private final PrintStream questions;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.answers = process.inputReader();
    this.questions = new PrintStream(process.getOutputStream(), true);
  }

  /**
   * Starts a main class of this class path with a heap of 512 MiB and the image's collector.
   *
   * @param log the file for what it says beside its answers
   */
  static Child start(Cores core, Path log, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-Xmx512m", "-XX:+UseParallelGC", "-cp", io.muster.testing.PortalProcess.classPath()));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(core.pinned(command)).redirectError(log.toFile()).start();
    return new Child(process, log);
  }

  /** The next line that it says. */
  String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("A process of the benchmark ended: " + Files.readString(log));
    }
    return line;
  }

  /** Its answer to a line. */
  String ask(String line) throws IOException {
    questions.println(line);
    return line();
  }

  /** How many seconds of a processor it took so far; 0 where nothing tells. */
  double processorSeconds() throws IOException {
    return processorSeconds(process.pid());
  }

  /** The same of any process. */
  static double processorSeconds(long pid) throws IOException {
    return processorSeconds(pid, 2);
  }

  /** The first two figures are of the process itself, the two after of its ended children. */
  private static double processorSeconds(long pid, int figures) throws IOException {
    Path stat = Path.of("/proc", String.valueOf(pid), "stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
    return Stream.of(fields).skip(11).limit(figures).mapToLong(Long::parseLong).sum()
        / (double) CLOCK_TICKS;
  }

  /** The same with all processes that it started, those that have ended included. */
  static double processorSecondsWithChildren(long pid) throws IOException {
    double seconds = processorSeconds(pid, 4);
    for (ProcessHandle child :
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
      seconds += processorSeconds(child.pid(), 2);
    }
    return seconds;
  }

  /** How much memory it held at the most so far, in MiB; 0 where nothing tells. */
  int mostResident() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(0)
        : 0;
  }

  @Override
  public void close() throws IOException {
    questions.close();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
