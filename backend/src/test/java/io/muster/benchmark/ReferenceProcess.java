package io.muster.benchmark;

import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The reference client as a process of its own: {@code ReferenceProcess authority seed containers
 * ports}. Answers each line with three numbers, the first cluster, the one after the last and how
 * many at once, with how many milliseconds it took to ask these; ends with its input.
 */
public final class ReferenceProcess {

  private ReferenceProcess() {}

  public static void main(String[] args) throws IOException {
    TestAuthority authority = TestAuthority.restored(Files.readAllBytes(Path.of(args[0])));
    ReferenceClient client =
        new ReferenceClient(
            authority
                .issueClient("admin", KeyKind.EC_SEC1, Validity.current())
                .sslContext(authority),
            Long.parseLong(args[1]),
            Integer.parseInt(args[2]),
            Stream.of(args[3].split(" ")).map(Integer::valueOf).toList());
    System.out.println("ready");
    try (var questions = new BufferedReader(new InputStreamReader(System.in))) {
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        String[] range = line.split(" ");
        System.out.println(
            client.run(
                Integer.parseInt(range[0]),
                Integer.parseInt(range[1]),
                Integer.parseInt(range[2])));
      }
    }
  }
}
