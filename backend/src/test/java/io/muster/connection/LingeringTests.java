package io.muster.connection;

import static io.muster.connection.ClusterServer.head;
import static io.muster.connection.ClusterServer.json;
import static io.muster.connection.ClusterServer.status;
import static io.muster.connection.TroubleTests.read;
import static io.muster.connection.TroubleTests.trouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.credentials.vault.OpenedBundle;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import java.lang.ref.WeakReference;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scan's connections serve the next scan of the same cluster, and nobody else. */
class LingeringTests {

  private static final String LABEL = "com.docker.ucp.version";
  private static final String LIST = "/containers/json?all=true";
  private static final String LITERAL =
      "/containers/json?filters=%7B%22label%22%3A%5B%22" + LABEL + "%22%5D%7D";
  private static final Duration LONG = Duration.ofMinutes(5);

  /** The answer to who it is waits until the list was asked for: so both connections are used. */
  private final Semaphore listed = new Semaphore(0);

  private ClusterServer server;
  private OpenedBundle otis;
  private Lingering lingering;

  @BeforeEach
  void harbor() {
    server = Harbor.empty();
    server.on(
        LIST,
        out -> {
          listed.release();
          json("[]").answer(out);
        });
    server.on(
        "/info",
        out -> {
          listed.acquire();
          json(ClusterServer.INFO).answer(out);
        });
    otis = Harbor.bundle(Harbor.OTIS, server.uri("localhost"), null);
    linger(LONG);
  }

  @AfterEach
  void close() {
    lingering.close();
    server.close();
  }

  @Test
  void theNextScanShakesNoHands() {
    collect(otis);
    assertThat(server.connections).hasValue(2);
    try (ClusterLine line = read(toCollect(otis, List.of()))) {
      assertThat(line.serverIssuer()).isEqualTo("CN=Harbor Cluster CA");
      assertThat(line.serverNames()).containsExactly("localhost", "127.0.0.1");
      assertThat(read(line.nodes())).isEmpty();
    }
    assertThat(server.connections).hasValue(2);
    assertThat(server.requests).filteredOn(r -> r.contains("/info")).as("asked anew").hasSize(2);
  }

  @Test
  void ifThereAreThreeEachOfTheLongAnswersHasOne() throws InterruptedException {
    leaveThree();
    CountDownLatch asked = new CountDownLatch(3);
    server.on("/info", together(asked, ClusterServer.INFO));
    server.on(LIST, together(asked, "[]"));
    server.on(LITERAL, together(asked, "[]"));
    collect(otis);
    assertThat(server.connections).hasValue(3);
  }

  private void leaveThree() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(3);
    server.on("/version", together(asked, "{\"Version\":\"28.0.1\",\"ApiVersion\":\"1.48\"}"));
    Queue<Answer<EngineVersion>> answers = new ConcurrentLinkedQueue<>();
    try (ClusterLine line = read(toCollect(otis, List.of()))) {
      read(line.containers());
      read(line.literalContainers(LABEL));
      read(line.nodes());
      read(line.plugins());
      List<Thread> callers =
          Stream.generate(() -> Thread.startVirtualThread(() -> answers.add(line.version())))
              .limit(3)
              .toList();
      for (Thread caller : callers) {
        caller.join();
      }
    }
    assertThat(answers).hasSize(3).allMatch(answer -> answer.read().isPresent());
    assertThat(server.connections).hasValue(3);
  }

  /** Answers when all that were to be asked were asked: one alone would wait for ever. */
  private static ClusterServer.Behaviour together(CountDownLatch asked, String document) {
    return out -> {
      asked.countDown();
      asked.await();
      json(document).answer(out);
    };
  }

  @Test
  void whatIsTakenCanConnectAgain() {
    collect(otis);
    server.hangUp();
    try (ClusterLine line = read(toCollect(otis, List.of()))) {
      assertThat(read(line.nodes())).isEmpty();
      assertThat(read(line.containers())).isEmpty();
    }
    assertThat(server.connections.get()).isGreaterThan(2);
  }

  @Test
  void aLineForOtherPurposesShakesHandsItself() {
    collect(otis);
    listed.release();
    opener().open(target(otis, List.of())).read().orElseThrow().close();
    assertThat(server.connections).hasValue(3);
    eventually(() -> assertThat(open()).as("and leaves nothing").isEqualTo(2));
  }

  @Test
  void anotherBundleOrAnchorGetsConnectionsOfItsOwn() {
    collect(otis);
    collect(Harbor.bundle(Harbor.OTIS, server.uri("localhost"), null));
    assertThat(server.connections).as("the same key, stored anew").hasValue(4);
    read(toCollect(otis, List.of(Harbor.CLIENT_CA.certificate()))).close();
    assertThat(server.connections.get()).as("another anchor").isGreaterThan(4);
  }

  @Test
  void theyAreClosedWhenNobodyComes() {
    linger(Duration.ofMillis(200));
    collect(otis);
    eventually(() -> assertThat(open()).isZero());
    collect(otis);
    assertThat(server.connections).hasValue(4);
  }

  @Test
  void withoutASettingForItNoneLingers() {
    linger(Duration.ZERO);
    collect(otis);
    eventually(() -> assertThat(open()).isZero());
  }

  @Test
  void whatIsStillUnderWayLeavesNothingBehind() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    server.on(
        LIST,
        out -> {
          listed.release();
          head(out, "200 OK", "Content-Type: application/json\r\n");
          begun.countDown();
          while (true) {
            out.write(' ');
            out.flush();
            Thread.sleep(20);
          }
        });
    try (ClusterLine _ = read(toCollect(otis, List.of()))) {
      begun.await();
    }
    eventually(() -> assertThat(open()).isZero());
  }

  @Test
  void aLineThatFailsToOpenLeavesNothingBehind() {
    collect(otis);
    server.on("/info", status("401 No", "application/json", "{\"message\":\"revoked\"}"));
    assertThat(trouble(toCollect(otis, List.of())).kind()).isEqualTo(Trouble.Kind.UNAUTHORIZED);
    eventually(() -> assertThat(open()).isZero());
  }

  @Test
  void aServerThatIsAnotherByNowMustProveItself() {
    collect(otis);
    server.close();
    assertThat(trouble(toCollect(otis, List.of())).kind())
        .isEqualTo(Trouble.Kind.CONNECTION_REFUSED);
  }

  @Test
  void ofOldConnectionsTheServerMustProveItselfAnew() {
    lingering = new Lingering(Harbor.lingering(LONG), Duration.ZERO);
    collect(otis);
    collect(otis);
    assertThat(server.connections).hasValue(4);
    eventually(() -> assertThat(open()).isEqualTo(2));
  }

  @Test
  void onlySoManyLinger() {
    for (int i = 0; i < 34; i++) {
      collect(Harbor.bundle(Harbor.OTIS, server.uri("localhost"), null));
    }
    eventually(() -> assertThat(open()).isEqualTo(2 * 32));
  }

  @Test
  void theyEndWithThePortal() {
    collect(otis);
    lingering.close();
    eventually(() -> assertThat(open()).isZero());
    collect(otis);
    eventually(() -> assertThat(open()).as("what comes later too").isZero());
  }

  @Test
  void noKeyStaysWithThem() {
    WeakReference<PrivateKey> key = collectAndForget();
    eventually(
        () -> {
          System.gc();
          assertThat(key.get()).isNull();
        });
    assertThat(open()).as("while the connections do").isEqualTo(2);
  }

  private WeakReference<PrivateKey> collectAndForget() {
    Issued vera = Harbor.CLIENT_CA.issueClient("vera", KeyKind.EC_PKCS8, Validity.current());
    collect(Harbor.bundle(vera, server.uri("localhost"), null));
    return new WeakReference<>(vera.key());
  }

  private void linger(Duration howLong) {
    lingering = new Lingering(Harbor.lingering(howLong));
  }

  private void collect(OpenedBundle bundle) {
    try (ClusterLine line = read(toCollect(bundle, List.of()))) {
      assertThat(read(line.containers())).isEmpty();
      assertThat(read(line.literalContainers(LABEL))).isEmpty();
      assertThat(read(line.nodes())).isEmpty();
      assertThat(read(line.plugins())).isEmpty();
    }
  }

  private Answer<ClusterLine> toCollect(OpenedBundle bundle, List<X509Certificate> anchors) {
    return opener().openToCollect(target(bundle, anchors), new Cutoff(), LABEL);
  }

  private LineOpener opener() {
    return new LineOpener(Harbor.SMALL, Clock.systemUTC(), lingering);
  }

  private static Target target(OpenedBundle bundle, List<X509Certificate> anchors) {
    return new Target(bundle, bundle.endpoint(), anchors, (_, _) -> false);
  }

  private static void eventually(ThrowingRunnable holds) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(holds);
  }

  private int open() {
    return server.openConnections();
  }
}
