package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.Notices;
import io.muster.limits.Limited;
import io.muster.testing.Cast;
import io.muster.testing.Counts;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What every answer of the running portal carries, and what no request gets past. */
@PortalTest
class GuardedAnswersDatabaseTests {

  private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]+}");
  private static final Map<String, String> ALWAYS =
      Map.of(
          "x-content-type-options", "nosniff",
          "x-frame-options", "DENY",
          "referrer-policy", "same-origin",
          "cross-origin-opener-policy", "same-origin",
          "cross-origin-resource-policy", "same-origin",
          "permissions-policy",
              "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");

  @Autowired Notices notices;
  @Autowired Cast cast;
  @Autowired Counts counts;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void anAnswerOfEachKindIsProtected() throws Exception {
    String session = signedIn(cast.irisTheIsso(null));
    for (String path :
        List.of(
            "/sign-in",
            "/",
            "/clusters",
            "/findings.csv",
            "/account",
            "/live",
            "/nothing-here",
            "/css/nothing.css",
            "/actuator/health",
            "/api/v1/openapi.json",
            "/api/v1/clusters")) {
      HttpResponse<?> answer = get(path, session);
      protectedAs(path, answer);
      assertThat(answer.headers().allValues("cache-control")).as(path).containsExactly("no-store");
    }
    String style = Jsoup.parse(body("/sign-in")).select("link[rel=stylesheet]").attr("href");
    HttpResponse<?> file = get(style, session);
    protectedAs(style, file);
    assertThat(file.headers().allValues("cache-control"))
        .containsExactly("max-age=31536000, public");
  }

  private static void protectedAs(String path, HttpResponse<?> answer) {
    ALWAYS.forEach(
        (name, value) ->
            assertThat(answer.headers().allValues(name))
                .as(path + " " + name)
                .containsExactly(value));
    List<String> policies = answer.headers().allValues("content-security-policy");
    assertThat(policies).as(path).hasSize(1);
    assertThat(policies.getFirst())
        .as(path)
        .startsWith("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "http");
    assertThat(policies.getFirst().contains("script-src")).isEqualTo(!path.startsWith("/api/"));
  }

  @Test
  void theCookieIsKeptFromScriptsAndOtherSitesAndChangesAtSignIn() throws Exception {
    HttpResponse<String> page = client.send(request("/sign-in").build(), BodyHandlers.ofString());
    String before = page.headers().firstValue("set-cookie").orElseThrow();
    assertThat(before).contains("HttpOnly", "SameSite=Lax").doesNotContain("Domain");
    HttpResponse<String> in = signIn(cast.irisTheIsso(null), page);
    String after = in.headers().firstValue("set-cookie").orElseThrow();
    assertThat(after).contains("HttpOnly", "SameSite=Lax");
    assertThat(pair(after)).isNotEqualTo(pair(before));
    assertThat(get("/account", pair(before)).headers().firstValue("location"))
        .as("a session fixed before sign-in opens nothing")
        .contains("/sign-in");
  }

  @Test
  void noRouteOfPagesThatChangesSomethingIsOpenWithoutTheFormsToken() throws Exception {
    String session = signedIn(cast.rootTheAdministrator());
    String accepted = notices.current().digest();
    List<String> open = new ArrayList<>();
    int asked = 0;
    for (RequestMappingInfo route : routes.getHandlerMethods().keySet()) {
      for (RequestMethod method : route.getMethodsCondition().getMethods()) {
        for (String pattern : route.getPatternValues()) {
          if (method == RequestMethod.GET || pattern.startsWith("/api/")) {
            continue;
          }
          asked++;
          int status = send(method.name(), filled(pattern) + "?notice=" + accepted, session);
          if (status != 403) {
            open.add(method + " " + pattern + " " + status);
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(30);
    assertThat(open).isEmpty();
  }

  @Test
  void aSessionOpensNoRouteOfTheApi() throws Exception {
    String session = signedIn(cast.rootTheAdministrator());
    String accepted = notices.current().digest();
    List<String> open = new ArrayList<>();
    int asked = 0;
    for (RequestMappingInfo route : routes.getHandlerMethods().keySet()) {
      for (RequestMethod method : route.getMethodsCondition().getMethods()) {
        for (String pattern : route.getPatternValues()) {
          if (!pattern.startsWith("/api/v1/") || pattern.startsWith("/api/v1/openapi")) {
            continue;
          }
          asked++;
          int status = send(method.name(), filled(pattern) + "?notice=" + accepted, session);
          if (status != 401) {
            open.add(method + " " + pattern + " " + status);
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(30);
    assertThat(open).isEmpty();
  }

  @Test
  void aNameTriedTooOftenIsToldOnTheFormWhichKeepsIt() throws Exception {
    Person iris = cast.irisTheIsso(null);
    counts.full(Limited.SIGN_IN_NAME, iris.username());
    HttpResponse<String> page = client.send(request("/sign-in").build(), BodyHandlers.ofString());
    HttpResponse<String> refused = signIn(iris, page);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.headers().firstValue("retry-after").orElseThrow()))
        .isBetween(3600, 10800);
    protectedAs("/sign-in", refused);
    var shown = Jsoup.parse(refused.body());
    assertThat(shown.select("[role=alert]").text()).contains("It takes the next in");
    assertThat(shown.select("input[name=username]").attr("value")).isEqualTo(iris.username());
    assertThat(shown.select("input[name=_csrf]").attr("value")).isNotEmpty();
    assertThat(refused.body()).doesNotContain(iris.password());
    counts.empty(Limited.SIGN_IN_NAME, iris.username());
    assertThat(signIn(iris, page).headers().firstValue("location")).contains("/");
  }

  @Test
  void whoSendsTooManyFilesIsToldWhenTheNextIsTaken() throws Exception {
    Person otis = cast.otisTheOperator(null);
    String session = signedIn(otis);
    counts.full(Limited.UPLOAD_ACCOUNT, otis.id().toString());
    HttpResponse<String> form =
        client.send(
            request("/clusters/new").header("Cookie", session).build(), BodyHandlers.ofString());
    String token = Jsoup.parse(form.body()).select("input[name=_csrf]").attr("value");
    String file =
        "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--x--\r\n";
    HttpResponse<String> refused =
        client.send(
            request("/clusters/new")
                .header("Cookie", session)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(file))
                .build(),
            BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).isPresent();
    protectedAs("/clusters/new", refused);
    assertThat(Jsoup.parse(refused.body()).select("main").text())
        .contains("More files came in a short time", "It takes the next in", "go back");
  }

  private static String filled(String pattern) {
    Matcher variables = VARIABLE.matcher(pattern);
    return variables.replaceAll("0190a000-0000-7000-8000-000000000000");
  }

  private int send(String method, String path, String session) throws Exception {
    HttpRequest.Builder request = request(path).header("Cookie", session);
    request.method(method, HttpRequest.BodyPublishers.noBody());
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private String signedIn(Person person) throws Exception {
    HttpResponse<String> page = client.send(request("/sign-in").build(), BodyHandlers.ofString());
    return pair(signIn(person, page).headers().firstValue("set-cookie").orElseThrow());
  }

  private HttpResponse<String> signIn(Person person, HttpResponse<String> page) throws Exception {
    var fields = Jsoup.parse(page.body());
    String form =
        "_csrf=%s&notice=%s&username=%s&password=%s"
            .formatted(
                encoded(fields.select("input[name=_csrf]").attr("value")),
                encoded(fields.select("input[name=notice]").attr("value")),
                encoded(person.username()),
                encoded(person.password()));
    return client.send(
        request("/sign-in")
            .header("Cookie", pair(page.headers().firstValue("set-cookie").orElseThrow()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String pair(String setCookie) {
    return setCookie.substring(0, setCookie.indexOf(';'));
  }

  private String body(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  /** The body is left where it is: streams have no end. */
  private HttpResponse<?> get(String path, String session) throws Exception {
    HttpResponse<java.io.InputStream> answer =
        client.send(request(path).header("Cookie", session).build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
