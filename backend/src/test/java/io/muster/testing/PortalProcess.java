package io.muster.testing;

import io.muster.MusterApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole portal in a process of its own, on a home of the test's choice and a free port. */
public final class PortalProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What the build makes of the libraries, so that a start need not read them one by one. */
  private static final Path LIBRARIES = Path.of("target", "libraries").toAbsolutePath();

  private static final Pattern STARTED = Pattern.compile("Started \\w+ in ");
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private final Path log;
  private final Process process;

  private PortalProcess(Path log, Process process) {
    this.log = log;
    this.process = process;
  }

  /** Starts the portal on a home. */
  public static PortalProcess on(Path home, String name) throws IOException {
    return start(MusterApplication.class, home, name, List.of());
  }

  /**
   * Starts a portal.
   *
   * @param main the portal's main class, or one that starts it
   * @param name of the log file, beside the home
   * @param properties as {@code --name=value}
   */
  public static PortalProcess start(Class<?> main, Path home, String name, List<String> properties)
      throws IOException {
    return start(List.of(), main, home, name, properties);
  }

  /**
   * Starts the portal on a home with options of the Java machine.
   *
   * @param name of the log file, beside the home
   */
  public static PortalProcess with(List<String> options, Path home, String name)
      throws IOException {
    return start(options, MusterApplication.class, home, name, List.of());
  }

  private static PortalProcess start(
      List<String> options, Class<?> main, Path home, String name, List<String> properties)
      throws IOException {
    ProcessBuilder builder = command(options, classPath(), main, properties);
    builder.environment().put("MUSTER_HOME", home.toString());
    return started(builder, home.resolveSibling(name + ".log"));
  }

  /**
   * Starts the portal as a person does who names no home: in a working directory.
   *
   * @param name of the log file, beside the directory
   * @param more what stands on the class path before all else
   * @param without what does not stand there
   * @param properties as {@code --name=value}
   */
  public static PortalProcess in(
      Path directory, String name, Path more, Path without, List<String> properties)
      throws IOException {
    String classPath =
        Stream.concat(
                Stream.of(more.toString()),
                Stream.of(classPath().split(File.pathSeparator))
                    .filter(entry -> !Path.of(entry).equals(without)))
            .collect(Collectors.joining(File.pathSeparator));
    ProcessBuilder builder = command(List.of(), classPath, MusterApplication.class, properties);
    builder.environment().remove("MUSTER_HOME");
    return started(builder.directory(directory.toFile()), directory.resolveSibling(name + ".log"));
  }

  private static ProcessBuilder command(
      List<String> options, String classPath, Class<?> main, List<String> properties) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                // G1's full collection leaves what is dead in a region that is 95 % alive where it
                // lies, and a heap dump writes that too. With 0, only what is alive is in a dump.
                "-XX:MarkSweepDeadRatio=0",
                // As mvn spring-boot:run does.
                "-XX:SharedArchiveFile=" + LIBRARIES.resolve("libraries.jsa"),
                "-Xlog:cds=off,aot=off"));
    line.addAll(options);
    line.addAll(
        List.of(
            "-cp",
            LIBRARIES.resolve("libraries.jar") + File.pathSeparator + classPath,
            main.getName(),
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--muster.integrity.at=never",
            "--muster.audit.seal-at=never"));
    line.addAll(properties);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("SPRING_"));
    return builder;
  }

  private static PortalProcess started(ProcessBuilder builder, Path log) throws IOException {
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    // It does not outlive the tests, even if they are broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new PortalProcess(log, process);
  }

  /**
   * The class path of this process for another. An empty entry, as the test runner leaves one at
   * the end, would mean the working directory.
   */
  public static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until the portal answers requests. */
  public PortalProcess started() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!STARTED.matcher(log()).find()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("the portal did not start:\n" + log());
      }
      Thread.sleep(50);
    }
    return this;
  }

  /** Waits until the process has ended by itself and answers its exit code. */
  public int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the portal did not end");
    }
    return process.exitValue();
  }

  /** The port on which it answers, once it has started. */
  public int port() throws IOException {
    Matcher port = PORT.matcher(log());
    if (!port.find()) {
      throw new AssertionError("the portal does not say its port");
    }
    return Integer.parseInt(port.group(1));
  }

  /** Its number among the processes of this machine. */
  public long pid() {
    return process.pid();
  }

  /** Lets it stand still, wherever it is. */
  public void suspend() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
  }

  /** What {@code kill -9} does: no shutdown hook runs, nothing is closed. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What {@code kill} and Ctrl-C do: the portal ends in good order. */
  public void stop() throws InterruptedException {
    process.destroy();
    ended();
  }

  public String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
