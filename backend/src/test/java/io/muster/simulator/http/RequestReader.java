package io.muster.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads requests from a connection, one after the other. */
record RequestReader(InputStream in, @Nullable X509Certificate client) {

  private static final int LONGEST_LINE = 64 * 1024;

  /** The next request, or null when the client has ended the connection. */
  @Nullable Request next() throws IOException {
    String first = line();
    if (first == null || first.isEmpty()) {
      return null;
    }
    String[] words = first.split(" ");
    if (words.length != 3) {
      throw new IOException("not a request: " + first);
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Request(words[0], words[1], Map.copyOf(headers), body(headers), client);
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String size = line(); size != null; size = line()) {
      int length = Integer.parseInt(size, 16);
      body.write(in.readNBytes(length));
      line();
      if (length == 0) {
        break;
      }
    }
    return body.toByteArray();
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (line.size() > LONGEST_LINE) {
        throw new IOException("line too long");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(UTF_8);
  }
}
