package io.muster.exports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Replaces stretches of a file and leaves every other byte as it is. */
final class Splices {

  private record Stretch(int end, byte[] by) {}

  private final byte[] file;
  private final Map<Integer, Stretch> stretches = new TreeMap<>();

  Splices(byte[] file) {
    this.file = file;
  }

  /** Replaces the bytes from {@code start} up to {@code end} by ASCII text. */
  void replace(int start, int end, String text) {
    stretches.put(start, new Stretch(end, text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** How the file ends its lines: as its first line does. */
  String lineEnd() {
    for (int i = 0; i < file.length; i++) {
      if (file[i] == '\n') {
        return i > 0 && file[i - 1] == '\r' ? "\r\n" : "\n";
      }
    }
    return "\n";
  }

  byte[] done() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + 4096);
    int place = 0;
    for (Map.Entry<Integer, Stretch> next : stretches.entrySet()) {
      out.write(file, place, next.getKey() - place);
      out.writeBytes(next.getValue().by());
      place = next.getValue().end();
    }
    out.write(file, place, file.length - place);
    return out.toByteArray();
  }
}
