package io.muster.testing;

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
public final class Guest implements AutoCloseable {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern NOTICE = Pattern.compile("name=\"notice\" value=\"([0-9a-f]{64})\"");

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(Redirect.NORMAL)
          .build();

  /** The status of a portal's readiness. */
  public static int readiness(int port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var asked = HttpRequest.newBuilder(address(port, "/actuator/health/readiness")).build();
      return client.send(asked, BodyHandlers.discarding()).statusCode();
    }
  }

  /** Signs in as the first administrator of a portal that is called. */
  public void signIn(int port) throws IOException, InterruptedException {
    signIn(port, PortalCaller.USERNAME, PortalCaller.PASSWORD);
  }

  /** Accepts the notice and signs in. */
  public void signIn(int port, String username, String password)
      throws IOException, InterruptedException {
    Matcher notice = NOTICE.matcher(page(port, "/sign-in"));
    if (!notice.find()) {
      throw new AssertionError("the sign-in page has no notice");
    }
    post(port, username, password, "&notice=" + notice.group(1));
  }

  /** Tries to sign in without having accepted the notice. */
  public void signInUnnoticed(int port, String username, String password)
      throws IOException, InterruptedException {
    post(port, username, password, "");
  }

  private void post(int port, String username, String password, String more)
      throws IOException, InterruptedException {
    Matcher csrf = CSRF.matcher(page(port, "/sign-in"));
    if (!csrf.find()) {
      throw new AssertionError("the sign-in page has no token");
    }
    String form =
        "username=%s&password=%s&_csrf=%s%s"
            .formatted(encoded(username), encoded(password), encoded(csrf.group(1)), more);
    browser.send(
        HttpRequest.newBuilder(address(port, "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.discarding());
  }

  /** A page, wherever the portal leads. */
  public String page(int port, String path) throws IOException, InterruptedException {
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
