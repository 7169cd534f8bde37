package io.muster.connection.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.connection.AccountKey;
import io.muster.connection.Answer;
import io.muster.connection.ConnectionSettings;
import io.muster.connection.reading.AccountAnswers;
import io.muster.connection.reading.Json;
import io.muster.connection.reading.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The few calls by which an account of MKE gets a client bundle and has an old key taken from it.
 * They are apart from the read-only line and can ask for nothing else. What the server says beside
 * an error is not read: it may repeat what it was sent.
 */
public final class AccountCalls {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int PAGES = 20;

  private final Exchange exchange;
  private final Bounds small;
  private final Bounds large;
  private final int items;

  public AccountCalls(Exchange exchange, ConnectionSettings settings) {
    this.exchange = exchange;
    this.small = new Bounds(settings.callDeadline(), 1 << 16);
    this.large = new Bounds(settings.callDeadline(), settings.inspectBytes());
    this.items = settings.listedItems();
  }

  /** {@code POST /auth/login}: a token. */
  public Answer<String> signIn(String user, char[] password) {
    byte[] body = credentials(user, password);
    try {
      var request = request("POST", "/auth/login", null);
      request.setHeader("Content-Type", "application/json");
      return exchange.send(request, body, small, json(AccountAnswers::token));
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  /**
   * {@code POST /api/clientbundle}: a new bundle's zip file, by {@code GET} where MKE wants that.
   * Each call puts a new key on the account.
   */
  public Answer<byte[]> bundle(String token, String label) {
    String path = "/api/clientbundle?label=" + encoded(label);
    Answer<byte[]> posted = send("POST", path, token);
    boolean unknown =
        posted instanceof Answer.Gone<byte[]>
            || (posted instanceof Answer.Refused<byte[]>(int status, String _) && status == 405);
    return unknown ? send("GET", path, token) : posted;
  }

  /** {@code GET /accounts/{user}/publicKeys}: all keys of the account, page after page. */
  public Answer<List<AccountKey>> keys(String token, String user) {
    List<AccountKey> keys = new ArrayList<>();
    String start = "";
    for (int page = 0; page < PAGES; page++) {
      String path = keysOf(user) + (start.isEmpty() ? "" : "?start=" + encoded(start));
      var answer =
          exchange.send(
              request("GET", path, token), new byte[0], large, json(AccountAnswers::keys));
      if (!(answer instanceof Answer.Read<AccountAnswers.Page>(AccountAnswers.Page read))) {
        return answer.then(_ -> new Answer.Gone<>());
      }
      keys.addAll(read.keys());
      if (read.next().isEmpty()) {
        return new Answer.Read<>(List.copyOf(keys));
      }
      start = read.next();
    }
    return new Answer.Failed<>(exchange.tooLong(PAGES + " pages"));
  }

  /** {@code DELETE /accounts/{user}/publicKeys/{id}}; gone if it is not there. */
  public Answer<Boolean> delete(String token, String user, AccountKey key) {
    var request = request("DELETE", keysOf(user) + "/" + encoded(key.id()), token);
    return exchange.send(request, new byte[0], small, AccountCalls::ended);
  }

  private Answer<byte[]> send(String method, String path, String token) {
    return exchange.send(
        request(method, path, token), new byte[0], large, InputStream::readAllBytes);
  }

  private static Boolean ended(InputStream body) throws IOException {
    body.readAllBytes();
    return true;
  }

  private <T> Exchange.Body<T> json(Reading<T> reading) {
    return body -> Json.document(body, items, reading);
  }

  private static BasicClassicHttpRequest request(
      String method, String path, @Nullable String token) {
    var request = new BasicClassicHttpRequest(method, path);
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    return request;
  }

  private static String keysOf(String user) {
    return "/accounts/" + encoded(user) + "/publicKeys";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static byte[] credentials(String user, char[] password) {
    WipedBody body = new WipedBody();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
      json.writeStartObject();
      json.writeStringProperty("username", user);
      json.writeName("password");
      json.writeString(password, 0, password.length);
      json.writeEndObject();
    }
    return body.taken();
  }
}
