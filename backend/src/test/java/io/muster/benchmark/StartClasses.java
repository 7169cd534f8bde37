package io.muster.benchmark;

import io.muster.testing.PortalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes down which classes of Java and of the libraries a start needs, until its first page is
 * read. The build makes an archive of them, from which later starts take them. Ours are not among
 * them: they change all the time.
 */
public final class StartClasses {

  private static final Path LIST = Path.of("backend", "src", "start", "classes.txt");

  /** Classes that are made while the portal runs, and ours. */
  private static final Predicate<String> NO_FILE_HAS =
      Pattern.compile(
              "^[@#]|^io/muster/|^org/(junit|springframework/boot/test)/|Lambda|\\$Proxy|CGLIB|\\$\\$")
          .asPredicate();

  private StartClasses() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("muster-classes-").resolve("home");
    Path loaded = home.resolveSibling("loaded.txt");
    try (PortalProcess portal =
        PortalProcess.with(List.of("-XX:DumpLoadedClassList=" + loaded), home, "portal")
            .started()) {
      StartBenchmark.readPage(portal.port());
      portal.stop();
    }
    List<String> names;
    try (Stream<String> lines = Files.lines(loaded)) {
      names =
          lines
              .filter(NO_FILE_HAS.negate())
              .map(line -> line.split(" ", 2)[0])
              .sorted()
              .distinct()
              .toList();
    }
    Files.write(LIST, names);
    System.out.println(names.size() + " classes in " + LIST);
  }
}
