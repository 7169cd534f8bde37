package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.PortalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start takes the libraries' classes from the archive that the build made. */
class StartDatabaseTests {

  @TempDir Path directory;

  @Test
  void nearlyAllOfTheLibrariesComesFromTheArchive() throws IOException, InterruptedException {
    Path loaded = directory.resolve("loaded.txt");
    try (PortalProcess portal =
        PortalProcess.with(
                List.of("-Xlog:class+load:file=" + loaded), directory.resolve("home"), "portal")
            .started()) {
      portal.stop();
    }
    long archived = count(loaded, "source: shared objects file");
    long read = count(loaded, "source: file:.*\\.jar");
    assertThat(100.0 * archived / (archived + read))
        .as(
            "%d classes came from the archive, %d from the libraries' files, in percent; after a"
                + " library has changed: mvn -Pbenchmark test-compile exec:exec@start-classes",
            archived, read)
        .isGreaterThan(85);
  }

  private static long count(Path log, String source) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.matches(".*" + source + ".*")).count();
    }
  }
}
