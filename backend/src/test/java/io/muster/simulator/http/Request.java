package io.muster.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came in.
 *
 * @param method in capitals
 * @param target path and query as sent
 * @param headers by their name in lower case
 * @param body empty if there was none
 * @param client the client's certificate, or null if it showed none
 */
public record Request(
    String method,
    String target,
    Map<String, String> headers,
    byte[] body,
    @Nullable X509Certificate client) {

  /** The path without the API version and the query: {@code /containers/json}. */
  public String path() {
    return rawPath().replaceFirst("^/v\\d+\\.\\d+(?=/)", "");
  }

  /** The API version of the path, or null if the path has none. */
  public @Nullable String apiVersion() {
    String path = rawPath();
    return path.matches("/v\\d+\\.\\d+/.*") ? path.substring(2, path.indexOf('/', 1)) : null;
  }

  /** A parameter of the query, or null. */
  public @Nullable String parameter(String name) {
    int mark = target.indexOf('?');
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : mark < 0 ? new String[0] : target.substring(mark + 1).split("&")) {
      int equals = pair.indexOf('=');
      parameters.putIfAbsent(
          decoded(equals < 0 ? pair : pair.substring(0, equals)),
          equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return parameters.get(name);
  }

  /**
   * Whether the parameter is there and neither empty, 0, no, false nor none, as Docker reads it.
   */
  public boolean flag(String name) {
    String value = parameter(name);
    return value != null
        && !switch (value.strip().toLowerCase(Locale.ROOT)) {
          case "", "0", "no", "false", "none" -> true;
          default -> false;
        };
  }

  /** A header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private String rawPath() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
