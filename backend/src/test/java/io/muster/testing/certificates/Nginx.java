package io.muster.testing.certificates;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real nginx in front of something, with a configuration of the test's. */
public final class Nginx implements AutoCloseable {

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Process process;
  private final Path log;

  private Nginx(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param folder an empty one of the test's
   * @param servers its {@code server} blocks by the free port that each listens on
   */
  public static Nginx start(Path folder, Map<Integer, String> servers)
      throws IOException, InterruptedException {
    String configuration =
        """
        daemon off;
        master_process off;
        pid %1$s/pid;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          %2$s
        }
        """
            .formatted(folder, String.join("\n", servers.values()));
    Path file = Files.writeString(folder.resolve("nginx.conf"), configuration);
    Path log = folder.resolve("error.log");
    Process process =
        new ProcessBuilder(
                program(), "-p", folder.toString(), "-c", file.toString(), "-e", log.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    // It does not outlive the tests, even if they are broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Nginx nginx = new Nginx(process, log);
    for (int port : servers.keySet()) {
      nginx.awaits(port);
    }
    return nginx;
  }

  private static String program() {
    Path usual = Path.of("/usr/sbin/nginx");
    return Files.isExecutable(usual) ? usual.toString() : "nginx";
  }

  private void awaits(int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try (Socket _ = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new AssertionError("nginx did not start:\n" + Files.readString(log), notYet);
        }
        Thread.sleep(20);
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException broken) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
