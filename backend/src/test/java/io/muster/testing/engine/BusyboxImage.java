package io.muster.testing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The files of an image that needs no registry: a static busybox. */
final class BusyboxImage {

  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final int EXECUTABLE = 0100755;

  private BusyboxImage() {}

  static byte[] tar(String marker) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      put(tar, "bin/busybox", Files.readAllBytes(BUSYBOX));
      put(tar, "marker", marker.getBytes(UTF_8));
      for (String command : List.of("sh", "sleep", "true", "cat")) {
        TarArchiveEntry link = new TarArchiveEntry("bin/" + command, TarConstants.LF_SYMLINK);
        link.setLinkName("busybox");
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "tests with real containers need a static busybox at /bin/busybox (Debian:"
              + " busybox-static)",
          e);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(EXECUTABLE);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
