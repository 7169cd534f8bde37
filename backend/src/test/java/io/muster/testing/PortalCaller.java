package io.muster.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the portal as any other would: over HTTP, with a token. */
public final class PortalCaller {

  /** The user name of the first administrator of a portal that is called. */
  public static final String USERNAME = "benchmark";

  /** Their password. */
  public static final String PASSWORD = "only for this run 1";

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.shared();
  private final String base;
  private final String token;

  /** Makes itself a token as the first administrator of the portal on the port. */
  public PortalCaller(int port) throws IOException, InterruptedException {
    base = "http://127.0.0.1:" + port + "/api/v1";
    awaitReady(port);
    token = token();
  }

  /**
   * The account is made after the portal answers and before it is ready. Whoever asked for a token
   * meanwhile, again and again, would soon be refused for asking so often.
   */
  private static void awaitReady(int port) throws IOException, InterruptedException {
    for (int i = 0; i < 900 && Guest.readiness(port) != 200; i++) {
      Thread.sleep(100);
    }
  }

  private String token() throws IOException, InterruptedException {
    String basic =
        Base64.getEncoder()
            .encodeToString((USERNAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/tokens"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"benchmark\"}"))
            .build();
    HttpResponse<String> made = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (made.statusCode() != 201) {
      throw new IllegalStateException(made.statusCode() + " " + made.body());
    }
    return json.readTree(made.body()).get("token").asString();
  }

  /** Registers a cluster and returns its id. */
  public String register(String name, byte[] bundle) throws IOException, InterruptedException {
    String boundary = "----muster";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--%1$s\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n%2$s\r\n--%1$s\r\n"
                + "Content-Disposition: form-data; name=\"bundle\"; filename=\"b.zip\"\r\n\r\n")
            .formatted(boundary, name)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bundle);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
            authorized("/clusters")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())),
            201)
        .get("id")
        .asString();
  }

  /** Asks for a scan and waits until it is there. */
  public void scan(String cluster, int containers) throws IOException, InterruptedException {
    await(ask(cluster), containers);
  }

  /** Asks for a scan and returns its id. */
  public String ask(String cluster) throws IOException, InterruptedException {
    return send(authorized("/clusters/" + cluster + "/scans").POST(BodyPublishers.noBody()), 202)
        .get("id")
        .asString();
  }

  /** Waits until a scan is there. */
  public void await(String id, int containers) throws IOException, InterruptedException {
    JsonNode scan = send(authorized("/scans/" + id + "?wait=30").GET(), 200);
    while (!scan.has("finishedAt")) {
      scan = send(authorized("/scans/" + id + "?wait=30").GET(), 200);
    }
    if (!scan.get("status").asString().equals("COMPLETED")
        || scan.get("full").get("containers").asInt() != containers) {
      throw new IllegalStateException("Not the scan that was asked for: " + scan);
    }
  }

  /** Asks for scans of many clusters in one request and waits until all have ended, completed. */
  public void scanAll(List<String> clusters) throws IOException, InterruptedException {
    JsonNode run =
        send(
            authorized("/scan-runs")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(json.writeValueAsString(Map.of("clusters", clusters)))),
            202);
    String id = run.get("id").asString();
    while (!run.has("finishedAt")) {
      Thread.sleep(50);
      run = send(authorized("/scan-runs/" + id).GET(), 200);
    }
    if (run.get("completed").asInt() != clusters.size()) {
      throw new IllegalStateException("Not all scans of the run completed: " + run);
    }
  }

  /** Reads. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return send(authorized(path).GET(), 200);
  }

  /** Puts a document. */
  public JsonNode put(String path, String document, int status)
      throws IOException, InterruptedException {
    return send(
        authorized(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(document)),
        status);
  }

  /** Puts a bundle. */
  public JsonNode put(String path, byte[] bundle, int status)
      throws IOException, InterruptedException {
    String boundary = "----muster";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--%1$s\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"b.zip\"\r\n\r\n")
            .formatted(boundary)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bundle);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        authorized(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .PUT(BodyPublishers.ofByteArray(body.toByteArray())),
        status);
  }

  /** Calls a scan off. */
  public void cancel(String scan) throws IOException, InterruptedException {
    send(authorized("/scans/" + scan + "/cancellation").POST(BodyPublishers.noBody()), 200);
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != status) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return json.readTree(response.body());
  }
}
