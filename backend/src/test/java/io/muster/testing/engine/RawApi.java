package io.muster.testing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.simulator.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A Docker API over bare HTTP, for tests that must not depend on a client library. */
public final class RawApi implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI address;
  private final HttpClient client;

  /** Speaks to the address with the client certificate of the context. */
  public RawApi(URI address, SSLContext context) {
    this.address = address;
    this.client =
        HttpClient.newBuilder()
            .sslContext(context)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
  }

  /** An answer. */
  public record Response(int status, String body) {

    /** The body as an object. */
    public Map<?, ?> object() {
      return (Map<?, ?>) Json.read(body);
    }

    /** The body as a list. */
    public List<?> list() {
      return (List<?>) Json.read(body);
    }

    /**
     * Itself, if it tells of success.
     *
     * @throws IllegalStateException with what the server said
     */
    public Response orFail() {
      if (status >= 400) {
        boolean worded = body.startsWith("{");
        throw new IllegalStateException(status + " " + (worded ? object().get("message") : body));
      }
      return this;
    }
  }

  /** {@code GET}. */
  public Response get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  /** {@code GET /containers/json} with filters in JSON. */
  public List<?> containers(boolean all, String filters) {
    String query = (all ? "?all=true&" : "?") + "filters=" + URLEncoder.encode(filters, UTF_8);
    return get("/containers/json" + query).orFail().list();
  }

  /**
   * What the path tells line by line while something is done.
   *
   * @param lines how many documents to wait for
   */
  public List<Map<?, ?>> told(String path, Runnable done, int lines) {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
    try (InputStream body =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      done.run();
      BufferedReader reader = new BufferedReader(new InputStreamReader(body, UTF_8));
      List<Map<?, ?>> told = new ArrayList<>();
      while (told.size() < lines) {
        told.add((Map<?, ?>) Json.read(reader.readLine()));
      }
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code POST} of JSON. */
  public Response post(String path, String json) {
    return post(path, "application/json", json.getBytes(UTF_8));
  }

  /** {@code POST}. */
  public Response post(String path, String contentType, byte[] body) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** {@code DELETE}. */
  public Response delete(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).DELETE());
  }

  /** {@code DELETE} with a token. */
  public Response delete(String path, String token) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + token)
            .DELETE());
  }

  /** Signs in as MKE lets one sign in, and returns the token. */
  public String login(String username, String password) {
    String body = Json.write(Map.of("username", username, "password", password));
    return String.valueOf(post("/auth/login", body).orFail().object().get("auth_token"));
  }

  /** {@code GET} with a token. */
  public byte[] download(String path, String token) {
    return bytes(
            HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .GET())
        .body();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** Waits until the server answers; the check throws if it never will. */
  void awaitReady(Runnable check) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      check.run();
      try {
        if (get("/_ping").status() == 200) {
          return;
        }
      } catch (UncheckedIOException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
      }
      pause();
    }
  }

  private Response send(HttpRequest.Builder request) {
    var answer = bytes(request);
    return new Response(answer.statusCode(), new String(answer.body(), UTF_8));
  }

  private HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
