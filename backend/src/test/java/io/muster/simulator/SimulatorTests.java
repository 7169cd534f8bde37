package io.muster.simulator;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.SimulatedEngineContractTests.apiOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.testing.engine.RawApi;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTests {

  private final SimulatedCluster harbor = SimulatedCluster.named("harbor").node("hb-w1");
  private Simulator simulator;
  private RawApi api;

  @BeforeEach
  void start() {
    simulator = Simulator.start(harbor);
    api = apiOf(simulator);
  }

  @AfterEach
  void stop() {
    api.close();
    simulator.close();
  }

  @Test
  void oneConnectionServesManyRequestsAndAllAreCounted() {
    String id = harbor.run(container("web"));
    for (int i = 0; i < 5; i++) {
      assertThat(api.get("/containers/" + id + "/json").status()).isEqualTo(200);
    }
    assertThat(simulator.connections()).isEqualTo(1);
    assertThat(simulator.requests().count("/containers/*/json")).isEqualTo(5);
    assertThat(simulator.requests().total()).isEqualTo(5);
  }

  @Test
  void whoeverBringsNoGoodCertificateIsAnsweredWith401() {
    Issued stranger =
        TestAuthority.create("Another CA")
            .issueClient("admin", KeyKind.EC_SEC1, Validity.current());
    var account = simulator.account("admin");
    Issued ofNobody = simulator.issue(simulator.limitedAccount("gone"), KeyKind.EC_SEC1, current());
    simulator.removeAccount("gone");
    assertThat(statusFor(stranger)).isEqualTo(401);
    assertThat(statusFor(ofNobody)).isEqualTo(401);
    assertThat(statusFor(simulator.issue(account, KeyKind.RSA_PKCS1, current()))).isEqualTo(200);
  }

  @Test
  void aDeletedKeyMakesItsBundleDead() {
    var otis = simulator.limitedAccount("otis", "/Shared");
    String token = api.login("otis", otis.password());
    api.download("/api/clientbundle", token);
    String keys = new String(api.download("/accounts/otis/publicKeys", token));
    assertThat(keys).contains("BEGIN CERTIFICATE");
    assertThatThrownBy(() -> api.login("otis", "wrong")).hasMessageContaining("401");
  }

  @Test
  void everyFaultShowsOnTheWire() {
    simulator.fault("/version", 1, Fault.status(503, "busy"));
    assertThat(api.get("/version").status()).isEqualTo(503);
    simulator.fault("/version", Fault.reset());
    assertThatThrownBy(() -> api.get("/version")).isInstanceOf(UncheckedIOException.class);
    simulator.behave();
    simulator.fault("/version", 1, Fault.garbage());
    assertThatThrownBy(() -> api.get("/version")).isInstanceOf(UncheckedIOException.class);
    simulator.fault("/version", 1, Fault.cutShort(10));
    assertThatThrownBy(() -> api.get("/version")).isInstanceOf(UncheckedIOException.class);
    simulator.fault("/version", 1, Fault.html());
    assertThat(api.get("/version").body()).startsWith("<!doctype html>");
    simulator.fault("/version", 1, Fault.redirect(URI.create("http://127.0.0.1:1/version")));
    assertThat(api.get("/version").status()).isEqualTo(307);
    assertThat(api.get("/version").status()).isEqualTo(200);
  }

  @Test
  void aFloodIsAsLongAsItWasTold() {
    simulator.fault("/info", 1, Fault.flood(200_000));
    assertThat(api.get("/info").body()).hasSize(200_000).startsWith("[ ").endsWith(" ]");
    simulator.fault("/info", 1, Fault.endless(200_000));
    assertThat(api.get("/info").list()).isEmpty();
  }

  @Test
  void slowAndDrippingAnswersCome() {
    simulator.fault("/_ping", 1, Fault.slow(Duration.ofMillis(120)));
    simulator.fault("/info", 1, Fault.drip(Duration.ofNanos(1)));
    long begin = System.nanoTime();
    assertThat(api.get("/_ping").body()).isEqualTo("OK");
    assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(120));
    assertThat(api.get("/info").object().get("ID")).isEqualTo(harbor.id());
  }

  @Test
  void aContainerCanVanishBetweenListAndInspect() {
    String id = harbor.run(container("web"));
    AtomicInteger lists = new AtomicInteger();
    simulator.after(
        "/containers/json",
        request -> {
          if (lists.getAndIncrement() == 0) {
            harbor.remove(id);
          }
        });
    assertThat(ApiTarget.ids(api.containers(true, "{}"))).containsExactly(id);
    assertThat(api.get("/containers/" + id + "/json").status()).isEqualTo(404);
  }

  @Test
  void theSameClusterMadeAgainIsTheSame() {
    SimulatedCluster one = CastClusters.harbor();
    SimulatedCluster again = CastClusters.harbor();
    assertThat(one.id()).isEqualTo(again.id());
    assertThat(one.containers())
        .hasSizeBetween(110, 140)
        .extracting(SimulatedContainer::id)
        .containsExactlyElementsOf(
            again.containers().stream().map(SimulatedContainer::id).toList());
  }

  @Test
  void itRunsAsAProcessOfItsOwn(@TempDir Path directory) throws IOException {
    Path bundle = directory.resolve("bundle.zip");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorProcess.class.getName(),
                "skiff",
                bundle.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      assertThat(lines.readLine()).startsWith("docker tcp://127.0.0.1:");
      assertThat(lines.readLine()).startsWith("kubernetes https://127.0.0.1:");
      assertThat(Unzipped.text(Files.readAllBytes(bundle), "env.sh")).contains("DOCKER_HOST=tcp");
    } finally {
      process.destroyForcibly();
    }
  }

  private static Validity current() {
    return Validity.current();
  }

  private int statusFor(Issued client) {
    var context = client.sslContext(simulator.authorities().cluster());
    try (RawApi other = new RawApi(simulator.address(), context)) {
      return other.get("/version").status();
    }
  }
}
