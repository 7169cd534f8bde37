package io.muster.testing.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What engines leave behind: processes that name their directory, mounts in it, and the directory.
 * Each directory bears the process id of the JVM that made it, so that what a killed run left is
 * swept by the next one, and nothing else is touched.
 */
final class Leftovers {

  private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));
  private static final String PREFIX = "muster-engine-";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Leftovers() {}

  static Path newDirectory() throws IOException {
    long pid = ProcessHandle.current().pid();
    return Files.createDirectory(PARENT.resolve(PREFIX + pid + "-" + COUNT.incrementAndGet()));
  }

  /** Removes what dead runs have left. */
  static void sweep() {
    try (Stream<Path> entries = Files.list(PARENT)) {
      entries.filter(Leftovers::isOfADeadRun).forEach(Leftovers::remove);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the processes of the directory's engine, unmounts what is mounted in it, deletes it. */
  static void remove(Path directory) {
    ProcessHandle.allProcesses()
        .filter(process -> names(process, directory))
        .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
        .toList()
        .forEach(Leftovers::end);
    mountsIn(directory).forEach(Leftovers::unmount);
    delete(directory);
  }

  private static boolean isOfADeadRun(Path entry) {
    String name = entry.getFileName().toString();
    return name.matches(PREFIX + "\\d+-\\d+")
        && ProcessHandle.of(Long.parseLong(name.split("-")[2])).isEmpty();
  }

  private static boolean names(ProcessHandle process, Path directory) {
    try {
      String command = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
      return command.contains(directory + "/");
    } catch (IOException gone) {
      return false;
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> process).join();
  }

  private static List<Path> mountsIn(Path directory) {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
      return mounts
          .map(line -> Path.of(line.split(" ")[1]))
          .filter(place -> place.startsWith(directory))
          .sorted(Comparator.comparing(Path::getNameCount).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unmount(Path place) {
    try {
      new ProcessBuilder("umount", "--lazy", place.toString()).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("could not unmount " + place, e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not delete " + directory, e);
    }
  }
}
