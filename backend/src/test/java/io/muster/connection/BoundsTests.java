package io.muster.connection;

import static io.muster.connection.ClusterServer.head;
import static io.muster.connection.ClusterServer.json;
import static io.muster.connection.ClusterServer.status;
import static io.muster.connection.TroubleTests.read;
import static io.muster.connection.TroubleTests.trouble;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.Trouble.Kind;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a call may cost, and when it is repeated. */
class BoundsTests {

  private static final String ID = "a1".repeat(32);

  private ClusterServer server;
  private ClusterLine line;

  @BeforeEach
  void aLineToHarbor() {
    server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA);
    line = read(Harbor.open(server.uri("localhost")));
  }

  @AfterEach
  void hangUp() {
    line.close();
    server.close();
  }

  @Test
  void aMomentsWeaknessIsRepeatedAtMostTwice() {
    AtomicInteger calls = new AtomicInteger();
    var busy = status("503 Busy", "application/json", "{\"message\":\"try later\"}");
    server.on("/plugins", out -> (calls.incrementAndGet() < 3 ? busy : json("[]")).answer(out));
    assertThat(read(line.plugins())).isEmpty();
    assertThat(calls).hasValue(3);
    server.on("/plugins", busy);
    long before = server.requests.size();
    assertThat(line.plugins()).isEqualTo(new Answer.Refused<>(503, "try later"));
    assertThat(server.requests.size() - before).isEqualTo(3);
  }

  @Test
  void anEngineWithoutSwarmIsNotAskedAgain() {
    server.on(
        "/nodes",
        status(
            "503 No", "application/json", "{\"message\":\"This node is not a swarm manager.\"}"));
    assertThat(line.nodes()).isInstanceOf(Answer.Refused.class);
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void connectionsAreUsedAgainEvenAfterAnError() {
    for (int i = 0; i < 5; i++) {
      assertThat(line.inspect(ID)).isInstanceOf(Answer.Gone.class);
    }
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void aBodySaidToBeTooLongIsNotRead() {
    server.on(
        "/containers/json",
        out ->
            head(
                out, "200 OK", "Content-Type: application/json\r\nContent-Length: 1073741824\r\n"));
    assertThat(trouble(line.containers()).kind()).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void aGigabyteIsCutOffEarly() {
    AtomicLong sent = new AtomicLong();
    byte[] spaces = new byte[65536];
    java.util.Arrays.fill(spaces, (byte) ' ');
    server.on(
        "/containers/json",
        out -> {
          head(out, "200 OK", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n");
          for (int i = 0; i < 16384; i++) {
            out.write("10000\r\n".getBytes(UTF_8));
            out.write(spaces);
            out.write("\r\n".getBytes(UTF_8));
            sent.addAndGet(spaces.length);
          }
        });
    assertThat(trouble(line.containers()).kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(sent).hasValueLessThan(64L << 20);
  }

  @Test
  void moreEntriesThanAllowedAreTooMany() {
    server.on("/plugins", json("[" + "{},".repeat(1000) + "{}]"));
    assertThat(trouble(line.plugins()).kind()).isEqualTo(Kind.TOO_LARGE);
    server.on("/plugins", json("[" + "{},".repeat(999) + "{}]"));
    assertThat(read(line.plugins())).hasSize(1000);
  }

  @Test
  void anEncodedBodyIsRefusedInsteadOfUnpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      zip.write("[]".getBytes(UTF_8));
    }
    server.on(
        "/plugins",
        out -> {
          head(
              out,
              "200 OK",
              "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                  + packed.size()
                  + "\r\n");
          out.write(packed.toByteArray());
        });
    assertThat(trouble(line.plugins()).kind()).isEqualTo(Kind.NOT_DOCKER);
  }
}
