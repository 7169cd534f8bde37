package io.muster.connection;

import static io.muster.connection.ClusterServer.head;
import static io.muster.connection.ClusterServer.json;
import static io.muster.connection.ClusterServer.status;
import static io.muster.connection.TroubleTests.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that is opened to collect asks what that begins with before its first call is back. */
class AskedAheadTests {

  private static final String LABEL = "com.docker.ucp.version";
  private static final String LIST = "/containers/json?all=true";
  private static final String LITERAL =
      "/containers/json?filters=%7B%22label%22%3A%5B%22" + LABEL + "%22%5D%7D";
  private static final ClusterServer.Behaviour NOT_YOU =
      status("403 No", "application/json", "{\"message\":\"not you\"}");

  private ClusterServer server;

  @BeforeEach
  void harbor() {
    server = Harbor.empty();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {LIST, "/nodes", LITERAL, "/plugins"})
  void everythingIsAskedForWhileTheFirstCallIsUnderWay(String path) {
    CountDownLatch asked = new CountDownLatch(1);
    server.on(
        "/info",
        out -> {
          // Without this one beside it, it would wait for ever: the call ends by its deadline.
          asked.await();
          json(ClusterServer.INFO).answer(out);
        });
    server.on(
        path,
        out -> {
          asked.countDown();
          json("[]").answer(out);
        });
    try (ClusterLine line = read(open())) {
      assertThat(read(line.containers())).isEmpty();
      assertThat(read(line.nodes())).isEmpty();
      assertThat(read(line.literalContainers(LABEL))).isEmpty();
      assertThat(read(line.plugins())).isEmpty();
      assertThat(server.requests).as("each once").hasSize(5);
    }
  }

  @Test
  void theFirstCallNeedNotWaitForALongList() {
    CountDownLatch opened = new CountDownLatch(1);
    server.on(LIST, after(opened));
    try (ClusterLine line = read(open())) {
      assertThat(read(line.nodes())).as("nor the short ones").isEmpty();
      assertThat(read(line.plugins())).isEmpty();
      opened.countDown();
      assertThat(read(line.containers())).isEmpty();
    }
  }

  @Test
  void theNodesNeedNotWaitForTwoLongLists() {
    CountDownLatch opened = new CountDownLatch(1);
    server.on(LIST, after(opened));
    server.on(LITERAL, after(opened));
    try (ClusterLine line = read(open())) {
      assertThat(read(line.nodes())).isEmpty();
      opened.countDown();
      assertThat(read(line.containers())).isEmpty();
      assertThat(read(line.literalContainers(LABEL))).isEmpty();
    }
  }

  private static ClusterServer.Behaviour after(CountDownLatch opened) {
    return out -> {
      opened.await();
      json("[]").answer(out);
    };
  }

  @Test
  void onlyTheFirstAnswerWasAskedForAhead() {
    try (ClusterLine line = read(open())) {
      assertThat(read(line.nodes())).isEmpty();
      assertThat(read(line.containers())).isEmpty();
      server.on("/nodes", NOT_YOU);
      server.on(LIST, NOT_YOU);
      assertThat(line.nodes()).isEqualTo(new Answer.Refused<>(403, "not you"));
      assertThat(line.containers()).isEqualTo(new Answer.Refused<>(403, "not you"));
      assertThat(times("/nodes")).isEqualTo(2);
      assertThat(times(LIST)).isEqualTo(2);
    }
  }

  @Test
  void theQueryForAnotherLabelIsAnother() {
    server.on(LITERAL.replace(LABEL, "other"), NOT_YOU);
    try (ClusterLine line = read(open())) {
      assertThat(line.literalContainers("other")).isEqualTo(new Answer.Refused<>(403, "not you"));
      assertThat(read(line.literalContainers(LABEL))).isEmpty();
    }
  }

  @Test
  void whatWasRefusedAheadIsRefusedToWhoAsks() {
    server.on(LIST, NOT_YOU);
    try (ClusterLine line = read(open())) {
      assertThat(line.containers()).isEqualTo(new Answer.Refused<>(403, "not you"));
      assertThat(times(LIST)).isEqualTo(1);
    }
  }

  @Test
  void aLineThatFailsToOpenLeavesNoCallBehind() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch cutOff = new CountDownLatch(1);
    server.on(
        LIST,
        out -> {
          // All of it: whoever was asked may be cut off before the head is out.
          try {
            asked.countDown();
            head(out, "200 OK", "Content-Type: application/json\r\n");
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
          NOT_YOU.answer(out);
        });
    long before = System.nanoTime();
    assertThat(open()).isInstanceOf(Answer.Failed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    assertThat(cutOff.await(15, TimeUnit.SECONDS)).isTrue();
    assertThat(times(LIST)).isEqualTo(1);
  }

  @Test
  void aLineForOtherPurposesAsksForNothingAhead() {
    try (ClusterLine _ = read(Harbor.open(server.uri("localhost")))) {
      assertThat(server.requests).hasSize(1);
    }
  }

  private Answer<ClusterLine> open() {
    URI endpoint = server.uri("localhost");
    return TestLines.opener(Harbor.SMALL)
        .openToCollect(
            new Target(
                Harbor.bundle(Harbor.OTIS, endpoint, null), endpoint, List.of(), (_, _) -> false),
            new Cutoff(),
            LABEL);
  }

  private long times(String path) {
    return server.requests.stream().filter(r -> r.contains(path)).count();
  }
}
