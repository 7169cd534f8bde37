package io.muster.database;

import io.muster.shared.CannotStart;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's own commands. PostgreSQL refuses to run as root, so for root they run in a user
 * namespace in which root is nobody; the files stay root's.
 */
final class ServerCommands {

  private final Path bin;
  private final Path output;

  /**
   * @param release a directory of {@link ServerBinaries}
   * @param output the file that keeps what the last command printed
   */
  ServerCommands(Path release, Path output) {
    this.bin = release.resolve("bin");
    this.output = output;
  }

  /** Runs a command to its end and answers whether it said that all went well (exit code 0). */
  boolean run(String command, List<String> arguments) {
    try {
      List<String> line = new ArrayList<>();
      if (isRoot()) {
        line.addAll(List.of("unshare", "-U"));
      }
      line.add(bin.resolve(isWindows() ? command + ".exe" : command).toString());
      line.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(line);
      // Nothing of the caller's environment may steer the server (PGDATA, PGOPTIONS, LD_PRELOAD …).
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.startsWith("PG") || name.startsWith("LD_"));
      builder.environment().put("LC_ALL", "C");
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      builder.redirectInput(
          ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")));
      Process process = builder.start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The throwable for a command that failed, with what the command printed. */
  CannotStart failure(String what) {
    String said;
    try {
      said = Files.readString(output).strip();
    } catch (IOException e) {
      said = "(it printed nothing that could be read)";
    }
    return new CannotStart(
        what + " PostgreSQL said: " + said,
        isRoot()
            ? "Muster runs as root here. Run it as an account of its own, or allow user namespaces."
            : "See the newest file of the directory 'log' beside the database's files.");
  }

  private static boolean isRoot() {
    return !isWindows() && "root".equals(System.getProperty("user.name"));
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
