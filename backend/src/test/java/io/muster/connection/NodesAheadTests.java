package io.muster.connection;

import static io.muster.connection.ClusterServer.head;
import static io.muster.connection.ClusterServer.json;
import static io.muster.connection.ClusterServer.status;
import static io.muster.connection.TroubleTests.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line that is opened to collect asks for the nodes before its first call has come back. */
class NodesAheadTests {

  private static final String INFO =
      "{\"ID\":\"ABCD:EFGH\",\"Name\":\"host\",\"ServerVersion\":\"29.0.1\",\"Containers\":0}";

  private ClusterServer server;

  @BeforeEach
  void harbor() {
    server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA);
    server.on("/nodes", json("[]"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void nodesAreAskedForWhileTheFirstCallIsUnderWay() {
    CountDownLatch asked = new CountDownLatch(1);
    server.on(
        "/info",
        out -> {
          // Without nodes beside it, it would wait for ever: the call ends by its deadline.
          asked.await();
          json(INFO).answer(out);
        });
    server.on(
        "/nodes",
        out -> {
          asked.countDown();
          json("[]").answer(out);
        });
    try (ClusterLine line = read(open())) {
      assertThat(read(line.nodes())).isEmpty();
      assertThat(times("/nodes")).isEqualTo(1);
    }
  }

  @Test
  void onlyTheFirstAnswerWasAskedForAhead() {
    try (ClusterLine line = read(open())) {
      assertThat(read(line.nodes())).isEmpty();
      server.on("/nodes", status("403 No", "application/json", "{\"message\":\"not you\"}"));
      assertThat(line.nodes()).isEqualTo(new Answer.Refused<>(403, "not you"));
      assertThat(times("/nodes")).isEqualTo(2);
    }
  }

  @Test
  void whatWasRefusedAheadIsRefusedToWhoAsks() {
    server.on("/nodes", status("403 No", "application/json", "{\"message\":\"not you\"}"));
    try (ClusterLine line = read(open())) {
      assertThat(line.nodes()).isEqualTo(new Answer.Refused<>(403, "not you"));
      assertThat(times("/nodes")).isEqualTo(1);
    }
  }

  @Test
  void aLineThatFailsToOpenLeavesNoCallBehind() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch cutOff = new CountDownLatch(1);
    server.on(
        "/nodes",
        out -> {
          asked.countDown();
          head(out, "200 OK", "Content-Type: application/json\r\n");
          try {
            while (true) {
              out.write(' ');
              out.flush();
              Thread.sleep(20);
            }
          } finally {
            cutOff.countDown();
          }
        });
    server.on(
        "/info",
        out -> {
          asked.await();
          status("403 No", "application/json", "{\"message\":\"not you\"}").answer(out);
        });
    long before = System.nanoTime();
    assertThat(open()).isInstanceOf(Answer.Failed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    assertThat(cutOff.await(15, TimeUnit.SECONDS)).isTrue();
    assertThat(times("/nodes")).isEqualTo(1);
  }

  @Test
  void aLineForOtherPurposesAsksForNothingAhead() {
    try (ClusterLine _ = read(Harbor.open(server.uri("localhost")))) {
      assertThat(times("/nodes")).isZero();
    }
  }

  private Answer<ClusterLine> open() {
    URI endpoint = server.uri("localhost");
    return new LineOpener(Harbor.SMALL, Clock.systemUTC())
        .openToCollect(
            new Target(
                Harbor.bundle(Harbor.OTIS, endpoint, null), endpoint, List.of(), (_, _) -> false),
            new Cutoff());
  }

  private long times(String path) {
    return server.requests.stream().filter(r -> r.contains(path)).count();
  }
}
