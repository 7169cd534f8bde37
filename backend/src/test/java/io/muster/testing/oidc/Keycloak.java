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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The realm of the tests at a real Keycloak, and its people, whom each test makes for itself. */
public final class Keycloak {

  /** The issuer of the realm, known before the server runs. */
  public static final String ISSUER = "http://127.0.0.1:" + KeycloakServer.PORT + "/realms/fleet";

  /** What proves the portal to it. */
  public static final String SECRET = UUID.randomUUID().toString();

  private static final String BASE = "http://127.0.0.1:" + KeycloakServer.PORT;

  private static final String REALM =
      """
      {"realm": "fleet", "enabled": true, "sslRequired": "none",
       "clients": [{"clientId": "muster", "enabled": true, "secret": "%s",
         "standardFlowEnabled": true, "redirectUris": ["*"],
         "attributes": {"post.logout.redirect.uris": "*"},
         "protocolMappers": [{"name": "groups", "protocol": "openid-connect",
           "protocolMapper": "oidc-group-membership-mapper",
           "config": {"claim.name": "groups", "full.path": "false", "id.token.claim": "true"}},
           {"name": "methods", "protocol": "openid-connect",
           "protocolMapper": "oidc-group-membership-mapper",
           "config": {"claim.name": "amr", "full.path": "false", "id.token.claim": "true"}}]}],
       "groups": [{"name": "fleet-isso"}, {"name": "fleet-issm"}, {"name": "fleet-administrators"},
         {"name": "lost-yard"}, {"name": "mfa"}]}
      """
          .formatted(SECRET);

  /**
   * Somebody there.
   *
   * @param subject what the tokens call them
   */
  public record User(String subject, String username, String password) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.shared();

  /** The server, begun if it does not run yet. */
  public static Keycloak running() {
    KeycloakServer.begin("fleet", REALM);
    return new Keycloak();
  }

  /** Begins the server beside whatever else is done meanwhile; {@link #running} waits for it. */
  public static void beginAhead() {
    Thread.ofPlatform().daemon().name("keycloak").start(Keycloak::running);
  }

  /** Makes somebody who is in the groups, with an address of their own that is verified or not. */
  public User user(boolean verified, String... groups) {
    String username = "kc" + UUID.randomUUID();
    String body =
        json.writeValueAsString(
            Map.of(
                "username",
                username,
                "email",
                username + "@example.mil",
                "emailVerified",
                verified,
                "firstName",
                "Iris",
                "lastName",
                "Isso",
                "enabled",
                true,
                "groups",
                groups,
                "credentials",
                new Object[] {Map.of("type", "password", "value", username)}));
    String where =
        send("POST", "/admin/realms/fleet/users", body)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return new User(where.substring(where.lastIndexOf('/') + 1), username, username);
  }

  /** Puts somebody into a group, or takes them out. */
  public void membership(User user, String group, boolean member) {
    JsonNode groups =
        json.readTree(
            send("GET", "/admin/realms/fleet/groups?exact=true&search=" + group, null).body());
    String id = groups.get(0).get("id").asString();
    send(
        member ? "PUT" : "DELETE",
        "/admin/realms/fleet/users/" + user.subject() + "/groups/" + id,
        null);
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(BASE + path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = exchange(request);
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(method + " " + path + ": " + answer.statusCode());
    }
    return answer;
  }

  private String token() {
    String form =
        "grant_type=password&client_id=admin-cli&username="
            + KeycloakServer.ADMIN
            + "&password="
            + URLEncoder.encode(KeycloakServer.PASSWORD, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(BASE + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return json.readTree(exchange(request).body()).get("access_token").asString();
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
}
