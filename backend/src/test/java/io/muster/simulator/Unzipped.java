package io.muster.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads one file of an archive. */
final class Unzipped {

  private Unzipped() {}

  static String text(byte[] archive, String name) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), UTF_8);
        }
      }
      throw new IllegalArgumentException("no " + name + " in the archive");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
