package io.muster;

import io.muster.database.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** The command line on a database of the test's own, with its two roles. */
public final class Commands {

  private final List<String> settings;

  /** What a command answered. */
  public record Answer(int exitCode, String text) {}

  /** Makes an empty database of that name, and lets commands work on it. */
  public Commands(String database, Path home) {
    TestServer.createDatabase(database);
    var application = TestServer.asApplication(database);
    var owner = TestServer.asOwner(database);
    settings =
        List.of(
            "--spring.datasource.url=" + application.getJdbcUrl(),
            "--spring.datasource.username=" + application.getUsername(),
            "--spring.datasource.password=" + application.getPassword(),
            "--spring.flyway.user=" + owner.getUsername(),
            "--spring.flyway.password=" + owner.getPassword(),
            "--spring.datasource.hikari.maximum-pool-size=4",
            "--muster.kek.file=" + key(home),
            "--muster.home=" + home);
  }

  /** Beside a database of its own the portal makes no key by itself. */
  private static Path key(Path home) {
    try {
      String key = Base64.getEncoder().encodeToString(new byte[32]);
      return Files.writeString(home.resolve("kek"), key + "\n");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** What the command of that word would work with. The caller closes it. */
  public ConfigurableApplicationContext start(String word) {
    return CommandLine.start(word, arguments(word));
  }

  /** Runs a command to its end. */
  public Answer run(String word) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code =
        CommandLine.run(word, new PrintStream(told, true, StandardCharsets.UTF_8), arguments(word));
    return new Answer(code, told.toString(StandardCharsets.UTF_8));
  }

  private String[] arguments(String word) {
    List<String> all = new ArrayList<>(settings);
    all.addFirst(word);
    return all.toArray(String[]::new);
  }
}
