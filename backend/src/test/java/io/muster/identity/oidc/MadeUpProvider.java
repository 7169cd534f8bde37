package io.muster.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A provider that sends whatever a test wants, as no real one does. */
final class MadeUpProvider implements AutoCloseable {

  static final RSAKey KEY = key("right");

  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<String, Object> says = new LinkedHashMap<>();
  private volatile String token = "";
  private volatile String redirect = "";

  MadeUpProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    says.put("issuer", issuer());
    says.put("authorization_endpoint", issuer() + "/auth");
    says.put("token_endpoint", issuer() + "/token");
    says.put("jwks_uri", issuer() + "/keys");
    says.put("end_session_endpoint", issuer() + "/end");
    says.put("subject_types_supported", new String[] {"public"});
    says.put("id_token_signing_alg_values_supported", new String[] {"RS256"});
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often it was asked for anything. */
  int asked() {
    return asked.get();
  }

  /** Has it say something else of itself. */
  MadeUpProvider saying(String name, Object value) {
    says.put(name, value);
    return this;
  }

  /** Has it lead elsewhere instead of saying who it is. */
  void leadsTo(String address) {
    redirect = address;
  }

  /** The ID token that it gives for any code. */
  void gives(JWT idToken) {
    token = idToken.serialize();
  }

  static JWT signed(JWTClaimsSet claims, RSAKey key) {
    try {
      SignedJWT made =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
      made.sign(new RSASSASigner(key));
      return made;
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    exchange.getRequestBody().readAllBytes();
    if (path.endsWith("/openid-configuration") && !redirect.isEmpty()) {
      exchange.getResponseHeaders().set("Location", redirect);
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
      return;
    }
    Object said =
        switch (path) {
          case "/.well-known/openid-configuration" -> says;
          case "/keys" -> new JWKSet(KEY.toPublicJWK()).toJSONObject();
          case "/token" ->
              Map.of(
                  "access_token", "a", "token_type", "Bearer", "expires_in", 60, "id_token", token);
          default -> Map.of();
        };
    byte[] body = JsonMapper.shared().writeValueAsString(said).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
