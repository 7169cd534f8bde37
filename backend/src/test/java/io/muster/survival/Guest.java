package io.muster.survival;

import io.muster.testing.PortalCaller;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser, to whom two ports are one portal: a browser's cookies know no ports. */
final class Guest implements AutoCloseable {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern NOTICE = Pattern.compile("name=\"notice\" value=\"([0-9a-f]{64})\"");

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(Redirect.NORMAL)
          .build();

  /** The status of a portal's readiness. */
  static int readiness(int port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var asked = HttpRequest.newBuilder(address(port, "/actuator/health/readiness")).build();
      return client.send(asked, BodyHandlers.discarding()).statusCode();
    }
  }

  void signIn(int port) throws IOException, InterruptedException {
    String asked = page(port, "/sign-in");
    Matcher csrf = CSRF.matcher(asked);
    Matcher notice = NOTICE.matcher(asked);
    if (!csrf.find() || !notice.find()) {
      throw new AssertionError("the sign-in page has no token, or no notice");
    }
    String form =
        "username=%s&password=%s&_csrf=%s&notice=%s"
            .formatted(
                PortalCaller.USERNAME,
                encoded(PortalCaller.PASSWORD),
                encoded(csrf.group(1)),
                notice.group(1));
    browser.send(
        HttpRequest.newBuilder(address(port, "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.discarding());
  }

  String page(int port, String path) throws IOException, InterruptedException {
    return browser
        .send(HttpRequest.newBuilder(address(port, path)).build(), BodyHandlers.ofString())
        .body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    browser.close();
  }
}
