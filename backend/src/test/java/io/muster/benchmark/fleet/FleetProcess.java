package io.muster.benchmark.fleet;

import io.muster.testing.pki.TestAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fleet as a process of its own: {@code FleetProcess authority seed clusters containers}, where
 * the first is the file of a saved authority that issues its certificate and its clients'. Prints
 * the clusters' ports in one line, answers each line of its input with what was asked since the
 * last time, and ends with its input.
 */
public final class FleetProcess {

  private FleetProcess() {}

  public static void main(String[] args) throws IOException {
    TestAuthority authority = TestAuthority.restored(Files.readAllBytes(Path.of(args[0])));
    int clusters = Integer.parseInt(args[2]);
    var context = authority.issueServer("127.0.0.1", "localhost").sslContext(authority);
    try (FleetServer server =
            FleetServer.start(
                context, Long.parseLong(args[1]), clusters, Integer.parseInt(args[3]));
        var asked = new BufferedReader(new InputStreamReader(System.in))) {
      System.out.println(
          IntStream.range(0, clusters)
              .mapToObj(cluster -> String.valueOf(server.port(cluster)))
              .collect(Collectors.joining(" ")));
      while (asked.readLine() != null) {
        System.out.println(server.counts());
      }
    }
  }
}
