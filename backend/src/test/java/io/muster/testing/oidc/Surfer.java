package io.muster.testing.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser as far as signing in needs one: it keeps cookies (those of this machine's ports apart,
 * and secure ones too, as browsers do for this machine), follows redirects step by step and sends
 * forms. Each step can be looked at and tampered with.
 */
public final class Surfer {

  /**
   * A page, or a redirect.
   *
   * @param next where it leads by itself; empty for a page that leads nowhere
   */
  public record Step(URI at, int status, String next, Document page) {

    /** What people read. */
    public String text() {
      return page.body().text();
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Map<String, String>> cookies = new HashMap<>();
  private final String portal;

  /** Somebody who has never been there. */
  public Surfer(int port) {
    portal = "http://localhost:" + port;
  }

  /** Opens a path of the portal, or an address, and stops there. */
  public Step open(String where) {
    return send(HttpRequest.newBuilder(absolute(where)).GET(), absolute(where));
  }

  /** Goes on by redirects, and by pages that go on by themselves, as long as there are any. */
  public Step follow(Step step) {
    Step here = step;
    for (int i = 0; i < 20 && !here.next().isEmpty(); i++) {
      here = open(here.next());
    }
    return here;
  }

  /** Sends the page's form with the fields changed so, to its own address or another. */
  public Step submit(Step on, String form, String to, Map<String, String> typed) {
    Element element = on.page().selectFirst(form);
    if (element == null) {
      throw new AssertionError("no form " + form + " at " + on.at() + ": " + on.text());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    element.select("input[name]").stream()
        .filter(i -> !i.attr("type").equals("checkbox"))
        .forEach(i -> fields.put(i.attr("name"), i.attr("value")));
    fields.putAll(typed);
    String body =
        fields.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    URI where = on.at().resolve(to.isEmpty() ? element.attr("action") : to);
    return send(
        HttpRequest.newBuilder(where)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)),
        where);
  }

  /** Accepts the notice and goes on at the provider; stops at the page that leads there. */
  public Step begin() {
    Step door = open("/sign-in");
    return submit(
        door, "form.ask", "/sign-in/oidc", Map.of("notice", door.page().select("#notice").val()));
  }

  /** Gives user name and password in the provider's own form; stops where it sends the browser. */
  public Step prove(Step leaving, Keycloak.User user) {
    Step form = open(leaving.next());
    return submit(
        form,
        "#kc-form-login",
        "",
        Map.of("username", user.username(), "password", user.password()));
  }

  /** All of it. */
  public Step signIn(Keycloak.User user) {
    return follow(prove(begin(), user));
  }

  private Step send(HttpRequest.Builder request, URI at) {
    Map<String, String> mine = cookies.computeIfAbsent(at.getAuthority(), a -> new HashMap<>());
    if (!mine.isEmpty()) {
      request.header(
          "Cookie",
          mine.entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer = exchange(request.build());
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      if (cookie.contains("Max-Age=0")) {
        mine.remove(pair.substring(0, equals));
      } else {
        mine.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    String next =
        answer
            .headers()
            .firstValue("Location")
            .or(
                () ->
                    answer.headers().firstValue("Refresh").map(r -> r.replaceFirst(".*?url=", "")))
            .map(to -> at.resolve(to).toString())
            .orElse("");
    return new Step(at, answer.statusCode(), next, Jsoup.parse(answer.body()));
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private URI absolute(String where) {
    return URI.create(where.startsWith("/") ? portal + where : where);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
