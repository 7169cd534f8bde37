package io.muster.testing.certificates;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.testing.pki.Issued;
import io.muster.testing.pki.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * A browser with or without a card, over real connections: it keeps the session's cookie wherever
 * it goes and follows nothing by itself. The portal's name in addresses stands for this machine.
 */
public final class CardHolder {

  /** An answer, with what tests look at. */
  public record Answer(int status, @Nullable String location, String refresh, String body) {

    /** The sentence of the page's alert; empty if it has none. */
    public String alert() {
      return Jsoup.parse(body).select(".usa-alert").text();
    }
  }

  private final String portal;
  private SSLContext card;
  private String session = "";

  /**
   * A browser.
   *
   * @param portal where the portal is, such as {@code http://127.0.0.1:8080}
   * @param card null for none
   */
  public CardHolder(String portal, @Nullable Issued card) {
    this.portal = portal;
    this.card = context(card);
  }

  /** Another card in the reader, or none. */
  public void insert(@Nullable Issued other) {
    card = context(other);
  }

  /** The id of its session, as its cookie has it. */
  public String session() {
    return session;
  }

  /** Asks the portal for a page. */
  public Answer open(String path) throws IOException, InterruptedException {
    return get(portal + path);
  }

  /** Accepts the notice and asks to sign in by certificate. */
  public Answer asks() throws IOException, InterruptedException {
    String notice = field("/sign-in", "notice");
    return post("/sign-in/certificate", Map.of("notice", notice));
  }

  /** Sends a form of the portal, with its token. */
  public Answer post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", field("/sign-in", "_csrf"));
    StringBuilder form = new StringBuilder();
    all.forEach(
        (name, value) ->
            form.append(name).append('=').append(URLEncoder.encode(value, UTF_8)).append('&'));
    return send(
        HttpRequest.newBuilder(URI.create(portal + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
  }

  /** Goes to an address, on a connection of its own. */
  public Answer get(String address, String... headers) throws IOException, InterruptedException {
    return get(client().build(), address, headers);
  }

  /** The same by a client that keeps its connections. */
  public Answer get(HttpClient client, String address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(client, request);
  }

  /** Makes clients that show the card. */
  public HttpClient.Builder client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(card);
  }

  /** A client whose connections come from another address of this machine. */
  public HttpClient from(String address) {
    return client().localAddress(InetAddress.ofLiteral(address)).build();
  }

  private String field(String path, String name) throws IOException, InterruptedException {
    return Jsoup.parse(open(path).body()).select("input[name=" + name + "]").attr("value");
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return send(client().build(), request);
  }

  private Answer send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!session.isEmpty()) {
      request.header("Cookie", "SESSION=" + session);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    answer.headers().allValues("set-cookie").stream()
        .filter(cookie -> cookie.startsWith("SESSION="))
        .forEach(cookie -> session = cookie.substring("SESSION=".length(), cookie.indexOf(';')));
    return new Answer(
        answer.statusCode(),
        answer.headers().firstValue("location").orElse(null),
        answer.headers().firstValue("refresh").orElse(""),
        answer.body());
  }

  private static SSLContext context(@Nullable Issued card) {
    return card == null ? trusting() : card.sslContext(CertificateSite.ROOT);
  }

  private static SSLContext trusting() {
    try {
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(TestAuthority.trustStore(CertificateSite.ROOT));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
