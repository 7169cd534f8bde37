package io.muster.testing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.testing.FreePort;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The process of one engine, with a directory of its own that goes with it. */
final class EngineProcess {

  private static final int PATIENCE_SECONDS = 20;

  private final Path directory;
  private final int port;
  private final Process process;

  private EngineProcess(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param hostname under which it appears in a Swarm; null for that of the machine
   */
  static EngineProcess start(TestAuthority authority, @Nullable String hostname) {
    Path dockerd = program("dockerd");
    Leftovers.sweep();
    try {
      Path directory = Leftovers.newDirectory();
      Issued server = authority.issueServer("127.0.0.1", "localhost");
      int port = FreePort.next();
      Path log = directory.resolve("log");
      List<String> command = new ArrayList<>(named(hostname));
      command.addAll(
          List.of(
              dockerd.toString(),
              "--data-root=" + directory.resolve("data"),
              "--exec-root=" + directory.resolve("exec"),
              "--pidfile=" + directory.resolve("pid"),
              "--host=tcp://127.0.0.1:" + port,
              "--tlsverify",
              "--tlscacert=" + write(directory, "ca.pem", authority.certificatePem()),
              "--tlscert=" + write(directory, "cert.pem", server.certificatePem()),
              "--tlskey=" + write(directory, "key.pem", server.keyPem()),
              "--config-file=" + write(directory, "daemon.json", "{}"),
              "--bridge=none",
              "--iptables=false",
              "--ip6tables=false"));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new EngineProcess(directory, port, process);
    } catch (IOException e) {
      throw new UncheckedIOException("the Docker Engine could not be started", e);
    }
  }

  URI address() {
    return URI.create("https://127.0.0.1:" + port);
  }

  /** Throws with the end of its log if it has ended. */
  void troubleIfDead() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the Docker Engine ended at its start: " + endOfLog());
    }
  }

  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Leftovers.remove(directory);
  }

  private String endOfLog() {
    try (Stream<String> lines = Files.lines(directory.resolve("log"))) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - 5), all.size()));
    } catch (IOException unreadable) {
      return "and left no log";
    }
  }

  /** What gives a program a host name of its own, in a UTS namespace of its own. */
  private static List<String> named(@Nullable String hostname) {
    return hostname == null
        ? List.of()
        : List.of(
            program("unshare").toString(),
            "--uts",
            "sh",
            "-c",
            "hostname \"$0\" && exec \"$@\"",
            hostname);
  }

  private static Path program(String name) {
    return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/sbin")
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    name
                        + " is missing: these tests need a real Docker Engine (Debian: docker.io"
                        + " and busybox-static)"));
  }

  private static Path write(Path directory, String name, String content) throws IOException {
    return Files.write(directory.resolve(name), content.getBytes(UTF_8));
  }
}
