package io.muster.ui;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * The headers that protect every answer, whoever gives it: pages, parts of pages, files, the API,
 * streams, and the refusals that the container writes before any filter runs. They stand before the
 * answer is begun, so whoever may be kept (static files) says so by overwriting {@code
 * Cache-Control}.
 *
 * <p>What each means: <a
 * href="https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html">OWASP, HTTP
 * headers</a>.
 */
final class ProtectedAnswers extends ValveBase {

  /** Of pages: nothing but our own files, no inline script or style, never in a frame. */
  static final String PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** Of what programs read: if a browser shows it after all, it does nothing. */
  static final String API = "default-src 'none'; frame-ancestors 'none'";

  /**
   * A year, in seconds. Other hosts below this name are not ours to bind, so they are not included.
   */
  static final String STRICT_TRANSPORT = "max-age=31536000";

  /** The same on every answer. */
  static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy",
              "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cache-Control", "no-store");

  ProtectedAnswers() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    ALWAYS.forEach(response::setHeader);
    String path = request.getRequestURI();
    boolean api = path != null && path.startsWith("/api/");
    response.setHeader("Content-Security-Policy", api ? API : PAGES);
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT);
    }
    getNext().invoke(request, response);
  }
}
