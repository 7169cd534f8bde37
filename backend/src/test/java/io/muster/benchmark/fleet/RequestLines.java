package io.muster.benchmark.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads requests without a body from a connection; of each, only what is asked for counts. */
final class RequestLines {

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int filled;

  RequestLines(InputStream in) {
    this.in = in;
  }

  /** The path of the next request with its query, or null when the client has ended. */
  @Nullable String next() throws IOException {
    int end = endOfHead(0);
    while (end < 0) {
      int from = Math.max(0, filled - 3);
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read <= 0) {
        return null;
      }
      filled += read;
      end = endOfHead(from);
    }
    String path = path();
    System.arraycopy(buffer, end, buffer, 0, filled - end);
    filled -= end;
    return path;
  }

  private int endOfHead(int from) {
    for (int i = from; i + 3 < filled; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private String path() throws IOException {
    int begin = 0;
    while (buffer[begin] != ' ') {
      begin++;
    }
    int end = begin + 1;
    while (buffer[end] != ' ' && buffer[end] != '\r') {
      end++;
    }
    if (begin != 3 || buffer[end] != ' ') {
      throw new IOException("not a GET");
    }
    return new String(buffer, begin + 1, end - begin - 1, US_ASCII);
  }
}
