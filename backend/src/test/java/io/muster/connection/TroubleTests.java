package io.muster.connection;

import static io.muster.connection.ClusterServer.head;
import static io.muster.connection.ClusterServer.json;
import static io.muster.connection.ClusterServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.Trouble.Kind;
import io.muster.testing.ClosedPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each trouble appears where it should, and not in the nearest good case. */
class TroubleTests {

  @Test
  void anExpiredBundleIsNotEvenTried() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      var bundle = Harbor.expired(server.uri("localhost"), Instant.now().minusSeconds(1));
      assertThat(trouble(Harbor.open(bundle, List.of(), (_, _) -> false)).kind())
          .isEqualTo(Kind.BUNDLE_EXPIRED);
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void aNameThatDoesNotExistIsNotFound() {
    assertThat(trouble(Harbor.open(URI.create("https://nowhere.test:443"))).kind())
        .isEqualTo(Kind.NAME_NOT_FOUND);
  }

  @Test
  void aRefusedAddressIsNeverConnectedTo() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      var bundle = Harbor.bundle(Harbor.OTIS, server.uri("localhost"), null);
      Trouble trouble =
          trouble(Harbor.open(bundle, List.of(), (_, address) -> address.isLoopbackAddress()));
      assertThat(trouble.kind()).isEqualTo(Kind.ADDRESS_REFUSED);
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void aClosedPortRefuses() throws Exception {
    try (ClosedPort closed = new ClosedPort()) {
      assertThat(trouble(Harbor.open(URI.create("https://localhost:" + closed.number()))).kind())
          .isEqualTo(Kind.CONNECTION_REFUSED);
    }
  }

  @Test
  void plainHttpIsNoTls() {
    try (var server = ClusterServer.plain()) {
      Trouble trouble = trouble(Harbor.open(server.uri("localhost")));
      assertThat(trouble.kind()).isEqualTo(Kind.TLS_FAILED);
      assertThat(trouble.sentence()).contains("does not speak TLS");
    }
  }

  @Test
  void aServerThatSaysNothingTimesOut() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on("/info", _ -> Thread.sleep(Duration.ofMinutes(1)));
      assertThat(trouble(Harbor.openHastily(server.uri("localhost"))).kind())
          .isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void aServerThatListensButNeverShakesHandsTimesOut() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("https://localhost:" + silent.getLocalPort());
      assertThat(trouble(Harbor.openHastily(uri)).kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void aBodyThatDripsForEverEndsAtTheDeadline() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on(
          "/nodes",
          out -> {
            head(out, "200 OK", "Content-Type: application/json\r\nContent-Length: 9000\r\n");
            while (true) {
              out.write(' ');
              out.flush();
              Thread.sleep(100);
            }
          });
      try (ClusterLine line = Harbor.hastyLine(server.uri("localhost"))) {
        long before = System.nanoTime();
        assertThat(trouble(line.nodes()).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
            .isBetween(Duration.ofMillis(2000), Duration.ofSeconds(15));
      }
    }
  }

  @Test
  void headersThatDripForEverEndAtTheDeadline() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on(
          "/nodes",
          out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Drip: ".getBytes());
            while (true) {
              out.write('x');
              out.flush();
              Thread.sleep(100);
            }
          });
      try (ClusterLine line = Harbor.hastyLine(server.uri("localhost"))) {
        assertThat(trouble(line.nodes()).kind()).isEqualTo(Kind.TIMEOUT);
      }
    }
  }

  @Test
  void aConnectionResetAgainAndAgainIsLostAfterTwoRepetitions() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on(
          "/nodes",
          _ -> {
            throw new IllegalStateException("hang up");
          });
      try (ClusterLine line = read(Harbor.open(server.uri("localhost")))) {
        assertThat(trouble(line.nodes()).kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(server.requests.stream().filter(r -> r.contains("/nodes"))).hasSize(3);
      }
    }
  }

  @Test
  void aRevokedBundleIsUnauthorized() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on(
          "/info",
          status("401 Unauthorized", "application/json", "{\"message\":\"no \\u001b[31mkey\"}"));
      Trouble trouble = trouble(Harbor.open(server.uri("localhost")));
      assertThat(trouble.kind()).isEqualTo(Kind.UNAUTHORIZED);
      assertThat(trouble.sentence()).contains("401: no [31mkey").doesNotContain("\u001b");
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void aForbiddenVersionIsForbidden() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on("/info", status("403 Forbidden", "application/json", "{\"message\":\"denied\"}"));
      assertThat(trouble(Harbor.open(server.uri("localhost"))).kind()).isEqualTo(Kind.FORBIDDEN);
    }
  }

  @Test
  void aRedirectIsNeverFollowed() {
    try (var other = ClusterServer.careless(Harbor.SERVER);
        var plain = ClusterServer.plain();
        var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      for (String to :
          List.of(
              other.uri("localhost") + "/version?token=secret",
              "http://localhost:" + plain.port() + "/info")) {
        server.on(
            "/info",
            out -> head(out, "307 Temporary", "Location: " + to + "\r\nContent-Length: 0\r\n"));
        Trouble trouble = trouble(Harbor.open(server.uri("localhost")));
        assertThat(trouble.kind()).isEqualTo(Kind.REDIRECTED);
        assertThat(trouble.sentence()).contains("://localhost:").doesNotContain("secret");
      }
      assertThat(other.requests).isEmpty();
      assertThat(plain.requests).isEmpty();
    }
  }

  @Test
  void aWebPageIsNoDockerApi() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on("/info", status("200 OK", "text/html; charset=utf-8", "<html>hello</html>"));
      assertThat(trouble(Harbor.open(server.uri("localhost"))).kind()).isEqualTo(Kind.NOT_DOCKER);
      server.on("/info", status("404 Not Found", "text/html", "<html>nothing</html>"));
      assertThat(trouble(Harbor.open(server.uri("localhost"))).kind()).isEqualTo(Kind.NOT_DOCKER);
    }
  }

  @Test
  void whatSpeaksNoHttpWeKnowIsNoDockerApi() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on("/info", out -> out.write("HTTP/1.1 abc maybe\r\n\r\n".getBytes()));
      assertThat(trouble(Harbor.open(server.uri("localhost"))).kind()).isEqualTo(Kind.NOT_DOCKER);
    }
  }

  @Test
  void aServerErrorIsUnavailable() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on("/info", status("500 No", "application/json", "{\"message\":\"no quorum\"}"));
      Trouble trouble = trouble(Harbor.open(server.uri("localhost")));
      assertThat(trouble.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(trouble.sentence()).contains("500: no quorum");
    }
  }

  @Test
  void aKubernetesApiIsNoDockerApi() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      server.on("/info", json("{\"major\":\"1\",\"gitVersion\":\"v1.30.0\"}"));
      assertThat(trouble(Harbor.open(server.uri("localhost"))).kind()).isEqualTo(Kind.NOT_DOCKER);
    }
  }

  static <T> T read(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Read.class);
    return ((Answer.Read<T>) answer).value();
  }

  static Trouble trouble(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    return ((Answer.Failed<?>) answer).trouble();
  }
}
