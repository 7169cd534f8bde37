package io.muster.database;

import io.muster.shared.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a portal that was killed left behind: a server that still runs on these files, or a pid file
 * whose number meanwhile belongs to another process, before which PostgreSQL would refuse to start.
 * Only asked while this portal holds the {@link HomeLock}.
 */
final class LeftOver {

  private static final Logger LOG = LoggerFactory.getLogger(LeftOver.class);

  private final Path cluster;
  private final Path pidFile;
  private final ServerCommands commands;

  LeftOver(Path cluster, ServerCommands commands) {
    this.cluster = cluster;
    this.pidFile = cluster.resolve("postmaster.pid");
    this.commands = commands;
  }

  /**
   * Stops the left-over server, or removes the stale pid file.
   *
   * @throws CannotStart if the server does not stop
   */
  void clear() {
    Optional<ProcessHandle> process = pid().flatMap(ProcessHandle::of);
    if (process.filter(this::servesThisDirectory).isPresent()) {
      LOG.warn("A database server of an earlier portal still runs on {}: stopping it", cluster);
      if (!commands.run("pg_ctl", List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w"))) {
        throw commands.failure("The database server of an earlier portal does not stop.");
      }
    } else {
      removePidFile();
    }
  }

  private Optional<Long> pid() {
    try {
      return Files.exists(pidFile)
          ? Files.readAllLines(pidFile).stream().findFirst().map(String::strip).map(Long::valueOf)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException halfWritten) {
      return Optional.empty();
    }
  }

  private boolean servesThisDirectory(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    boolean server =
        info.command().map(Path::of).map(Path::getFileName).map(Path::toString).stream()
            .anyMatch(name -> name.startsWith("postgres"));
    // Where arguments cannot be read (Windows), the name must do.
    return server
        && info.arguments()
            .map(arguments -> List.of(arguments).contains(cluster.toString()))
            .orElse(true);
  }

  private void removePidFile() {
    try {
      if (Files.deleteIfExists(pidFile)) {
        LOG.warn(
            "Removed {}: the process it names is no database server of this directory", pidFile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
