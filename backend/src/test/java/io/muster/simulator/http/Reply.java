package io.muster.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.simulator.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A well-behaved answer.
 *
 * @param status the HTTP status
 * @param headers without those that say the length
 * @param body the whole body
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

  /** A JSON document. */
  public static Reply json(int status, Object document) {
    return of(status, "application/json", Json.write(document).getBytes(UTF_8));
  }

  /** An error as Docker words it. */
  public static Reply error(int status, String message) {
    return json(status, Map.of("message", message));
  }

  /** Plain text. */
  public static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
  }

  /** Any body. */
  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", contentType), body);
  }

  /** The same with one header more. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }

  /** The bytes on the wire. */
  byte[] bytes(boolean withBody) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
    head.append(status < 400 ? "OK" : "Error").append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    byte[] start = head.toString().getBytes(UTF_8);
    byte[] all = new byte[start.length + (withBody ? body.length : 0)];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, withBody ? body.length : 0);
    return all;
  }
}
