package io.muster.testing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.testing.pki.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people do by hand today for the rule, as a shell loop around the real Docker client, in our
 * own words: list the containers that bear the system label, ask each for its name and its PID
 * mode, print a line each.
 */
public final class StigLoop {

  private static final String SCRIPT =
      """
      set -eu
      for id in $(docker ps --quiet --no-trunc --filter label=com.docker.ucp.version); do
        name=$(docker inspect --format '{{.Name}}' "$id")
        mode=$(docker inspect --format '{{.HostConfig.PidMode}}' "$id")
        printf 'Container Name: %s, ID: %s, PidMode: %s\\n' "$name" "$id" "$mode"
      done
      """;

  private static final Pattern FORM =
      Pattern.compile("Container Name: (.*), ID: ([0-9a-f]+), PidMode: (.*)");

  private StigLoop() {}

  /**
   * A line of the loop.
   *
   * @param name as inspected, with a slash
   * @param id 64 hexadecimal digits
   * @param pidMode as inspected; empty if private
   */
  public record Line(String name, String id, String pidMode) {

    static Line read(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalStateException("not a line of the loop: " + text);
      }
      return new Line(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    @Override
    public String toString() {
      return "Container Name: " + name + ", ID: " + id + ", PidMode: " + pidMode;
    }
  }

  /** Runs the loop with a client certificate against the engine. */
  public static List<Line> run(DockerEngine engine) {
    try {
      Path certificates = Files.createTempDirectory("muster-loop-");
      try {
        return run(engine, certificates);
      } finally {
        for (String name : List.of("ca.pem", "cert.pem", "key.pem")) {
          Files.deleteIfExists(certificates.resolve(name));
        }
        Files.delete(certificates);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the STIG's loop could not be run", e);
    }
  }

  private static List<Line> run(DockerEngine engine, Path certificates)
      throws IOException, InterruptedException {
    Issued client = engine.client();
    Files.writeString(certificates.resolve("ca.pem"), engine.authority().certificatePem());
    Files.writeString(certificates.resolve("cert.pem"), client.certificatePem());
    Files.writeString(certificates.resolve("key.pem"), client.keyPem());
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", SCRIPT);
    builder.environment().put("DOCKER_HOST", engine.endpoint());
    builder.environment().put("DOCKER_TLS_VERIFY", "1");
    builder.environment().put("DOCKER_CERT_PATH", certificates.toString());
    builder.environment().put("DOCKER_CONFIG", certificates.toString());
    Path errors = certificates.resolveSibling(certificates.getFileName() + ".err");
    Process loop = builder.redirectError(errors.toFile()).start();
    String output = new String(loop.getInputStream().readAllBytes(), UTF_8);
    String complaint = loop.waitFor() == 0 ? "" : Files.readString(errors);
    Files.delete(errors);
    if (!complaint.isEmpty()) {
      throw new IllegalStateException("the STIG's loop failed: " + complaint);
    }
    return output.lines().map(Line::read).toList();
  }
}
