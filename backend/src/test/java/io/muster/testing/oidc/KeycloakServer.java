package io.muster.testing.oidc;

import io.muster.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Keycloak, as it is released, on a port of this machine: one for all tests of a run, begun
 * by the first that needs it. Where it will be is known before, so that the portal may be told.
 *
 * <p>It is begun as its own start script does after an augmentation, without one: what the release
 * was built for (its database in a file) is what is wanted, and an augmentation takes a minute.
 */
final class KeycloakServer {

  /** Where it is, or will be. */
  static final int PORT = FreePort.next();

  static final String ADMIN = "admin";
  static final String PASSWORD = "only in a test";

  private static final Duration LONGEST_START = Duration.ofMinutes(4);
  private static final List<String> OPENS =
      List.of("java.util", "java.util.concurrent", "java.security", "java.lang");

  private static boolean begun;

  private KeycloakServer() {}

  /** Begins it with that realm, unless it runs already, and waits until it answers. */
  static synchronized void begin(String realm, String json) {
    if (begun) {
      return;
    }
    try {
      Path home = home();
      delete(home.resolve("data"));
      Path importing = Files.createDirectories(home.resolve("data/import"));
      Files.writeString(importing.resolve(realm + "-realm.json"), json);
      Path log = home.resolveSibling("keycloak.log");
      Process process = start(home, log);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      await(process, realm, log);
      begun = true;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static Process start(Path home, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms64m", "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dkc.home.dir=" + home);
    command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    command.add("-Dkc.config.built=true");
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.add(
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
    OPENS.forEach(p -> command.add("--add-opens=java.base/" + p + "=ALL-UNNAMED"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
    command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    command.addAll(List.of("start", "--import-realm", "--cache=local"));
    command.addAll(List.of("--http-enabled=true", "--http-host=127.0.0.1"));
    command.addAll(List.of("--http-port=" + PORT, "--hostname-strict=false"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private static void await(Process process, String realm, Path log) throws IOException {
    URI asked = URI.create("http://127.0.0.1:" + PORT + "/realms/" + realm);
    long end = System.nanoTime() + LONGEST_START.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        if (answers(http, asked)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IllegalStateException("Keycloak did not start: " + Files.readString(log));
  }

  private static boolean answers(HttpClient http, URI asked) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(asked).timeout(Duration.ofSeconds(5)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Path home() throws IOException {
    try (Stream<Path> unpacked = Files.list(Path.of("target/keycloak").toAbsolutePath())) {
      return unpacked
          .filter(p -> Files.exists(p.resolve("lib/quarkus-run.jar")))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new IOException("the build unpacks Keycloak into target/keycloak"));
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
