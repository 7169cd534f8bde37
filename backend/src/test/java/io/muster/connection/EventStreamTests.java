package io.muster.connection;

import static io.muster.connection.ClusterServer.head;
import static io.muster.connection.ClusterServer.status;
import static io.muster.connection.TroubleTests.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.ContainerEvent.Action;
import io.muster.connection.ContainerEvent.Happened;
import io.muster.connection.ContainerEvent.Unread;
import io.muster.connection.Trouble.Kind;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What listening to a cluster can bring, and how it ends. */
class EventStreamTests {

  private static final String ID = "a1".repeat(32);

  private ClusterServer server;
  private ClusterLine line;
  private final Cutoff cutoff = new Cutoff();
  private final List<ContainerEvent> heard = new ArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);

  @BeforeEach
  void aLineToHarbor() {
    server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA);
    line = read(Harbor.open(Harbor.SMALL, server.uri("localhost"), cutoff));
  }

  @AfterEach
  void hangUp() {
    line.close();
    server.close();
  }

  private static byte[] event(String action, String more) {
    return ("{\"Type\":\"container\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\",\"x\":\"%s\"}}\n")
        .formatted(action, ID, more)
        .getBytes(UTF_8);
  }

  private static void begin(OutputStream out) throws Exception {
    head(out, "200 OK", "Content-Type: application/json\r\nConnection: close\r\n");
  }

  private Trouble listen() {
    return line.events(begun::countDown, heard::add);
  }

  @Test
  void linesAreReadHoweverTheyArriveAndSilenceIsNoTrouble() {
    // Whoever waits for an answer waits less than the silence lasts.
    Duration wait = Duration.ofSeconds(5);
    line.close();
    line =
        read(
            Harbor.open(
                Harbor.settings(wait, Harbor.SMALL.callDeadline()),
                server.uri("localhost"),
                cutoff));
    server.on(
        "/events",
        out -> {
          begin(out);
          byte[] create = event("create", "");
          out.write(create, 0, 20);
          out.flush();
          Thread.sleep(wait.plusMillis(500));
          out.write(create, 20, create.length - 20);
          out.write(event("start", ""));
          out.write(event("start", ""), 0, 30);
          out.flush();
          throw new java.io.EOFException();
        });
    Trouble ended = listen();
    assertThat(ended.kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(heard)
        .containsExactly(new Happened(Action.CREATE, ID), new Happened(Action.START, ID));
    assertThat(server.requests.stream().filter(r -> r.contains("/events")))
        .singleElement()
        .asString()
        .startsWith("GET /events?filters=%7B%22type%22%3A%5B%22container%22%5D");
  }

  @Test
  void aLineTooLongIsToldAsUnreadAndTheNextIsRead() {
    server.on(
        "/events",
        out -> {
          begin(out);
          out.write(event("start", "x".repeat(1 << 21)));
          out.write(event("create", ""));
          out.flush();
          throw new java.io.EOFException();
        });
    listen();
    assertThat(heard).containsExactly(new Unread(), new Happened(Action.CREATE, ID));
  }

  @Test
  void otherCallsGoOnMeanwhile() throws Exception {
    server.on(
        "/events",
        out -> {
          begin(out);
          Thread.sleep(Duration.ofMinutes(1));
        });
    Thread.ofVirtual().start(this::listen);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 5; i++) {
      assertThat(line.info()).isInstanceOf(Answer.Read.class);
    }
    assertThat(server.connections).as("one for events, one for all else").hasValue(2);
  }

  @Test
  void itIsCutOffFromOutsideWhileNothingIsTold() throws Exception {
    server.on(
        "/events",
        out -> {
          begin(out);
          Thread.sleep(Duration.ofMinutes(1));
        });
    AtomicReference<Trouble> ended = new AtomicReference<>();
    Thread listening = Thread.ofVirtual().start(() -> ended.set(listen()));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    cutoff.cut();
    assertThat(listening.join(Duration.ofSeconds(20))).isTrue();
    assertThat(ended.get().sentence()).contains("called off");
    assertThat(listen().sentence()).contains("called off");
    assertThat(server.requests.stream().filter(r -> r.contains("/events"))).hasSize(1);
  }

  @Test
  void whatIsNoStreamOfEventsHasItsNamedTrouble() {
    server.on("/events", status("403 No", "application/json", "{\"message\":\"not you\"}"));
    assertThat(listen().kind()).isEqualTo(Kind.FORBIDDEN);
    server.on("/events", status("200 OK", "text/html", "<html>"));
    assertThat(listen().kind()).isEqualTo(Kind.NOT_DOCKER);
    server.on(
        "/events", out -> head(out, "307 Away", "Location: http://a/\r\nContent-Length: 0\r\n"));
    assertThat(listen().kind()).isEqualTo(Kind.REDIRECTED);
    server.on("/events", out -> Thread.sleep(Duration.ofMinutes(1)));
    try (ClusterLine hasty = Harbor.hastyLine(server.uri("localhost"))) {
      assertThat(hasty.events(begun::countDown, heard::add).kind()).isEqualTo(Kind.TIMEOUT);
    }
    assertThat(begun.getCount()).as("none of these has begun").isEqualTo(1);
  }
}
