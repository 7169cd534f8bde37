package io.muster.credentials.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * One block of a PEM file. Read from bytes to bytes: a private key is never a text, which nobody
 * could overwrite.
 *
 * @param type what stands after BEGIN
 * @param headers whether headers stand above the content, as above encrypted keys
 * @param content what was Base64; of a block with headers nothing
 */
record PemBlock(String type, boolean headers, byte[] content) {

  private static final byte[] BEGIN = ascii("-----BEGIN ");
  private static final byte[] END = ascii("-----END ");
  private static final byte[] DASHES = ascii("-----");
  private static final int LONGEST_TYPE = 64;

  /**
   * All blocks of a file; whatever stands around them is ignored, as the tools that write PEM
   * expect.
   *
   * @throws IllegalArgumentException if a block does not end, or is not Base64
   */
  static List<PemBlock> all(byte[] text) {
    List<PemBlock> blocks = new ArrayList<>();
    int at = 0;
    while (at < text.length) {
      Line line = Line.at(text, at);
      at = line.next();
      if (line.startsWith(BEGIN)) {
        String type = line.type(BEGIN);
        int end = endOf(text, at, type);
        blocks.add(block(type, text, at, end));
        at = Line.at(text, end).next();
      }
    }
    return blocks;
  }

  /** Overwrites the content. */
  void wipe() {
    Arrays.fill(content, (byte) 0);
  }

  private static int endOf(byte[] text, int from, String type) {
    int at = from;
    while (at < text.length) {
      Line line = Line.at(text, at);
      if (line.startsWith(END) && line.type(END).equals(type)) {
        return at;
      }
      at = line.next();
    }
    throw new IllegalArgumentException("a block does not end");
  }

  private static PemBlock block(String type, byte[] text, int from, int to) {
    byte[] packed = new byte[to - from];
    int length = 0;
    for (int at = from; at < to; at++) {
      if (text[at] == ':') {
        Arrays.fill(packed, (byte) 0);
        return new PemBlock(type, true, new byte[0]);
      }
      if (text[at] > ' ') {
        packed[length++] = text[at];
      }
    }
    byte[] exact = Arrays.copyOf(packed, length);
    try {
      return new PemBlock(type, false, Base64.getDecoder().decode(exact));
    } finally {
      Arrays.fill(packed, (byte) 0);
      Arrays.fill(exact, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return "PemBlock[" + type + "]";
  }

  /** A line without the blanks at both ends. */
  private record Line(byte[] text, int from, int to, int next) {

    static Line at(byte[] text, int start) {
      int end = start;
      while (end < text.length && text[end] != '\n' && text[end] != '\r') {
        end++;
      }
      int from = start;
      while (from < end && text[from] >= 0 && text[from] <= ' ') {
        from++;
      }
      int to = end;
      while (to > from && text[to - 1] >= 0 && text[to - 1] <= ' ') {
        to--;
      }
      return new Line(text, from, to, end + 1);
    }

    boolean startsWith(byte[] word) {
      return to - from >= word.length
          && Arrays.equals(text, from, from + word.length, word, 0, word.length);
    }

    /** What stands between the word and the dashes. */
    String type(byte[] word) {
      int begin = from + word.length;
      int end = to - DASHES.length;
      boolean closed =
          end >= begin
              && end - begin <= LONGEST_TYPE
              && Arrays.equals(text, end, to, DASHES, 0, DASHES.length);
      if (!closed) {
        throw new IllegalArgumentException("a line of a block is garbled");
      }
      return new String(text, begin, end - begin, java.nio.charset.StandardCharsets.US_ASCII);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
