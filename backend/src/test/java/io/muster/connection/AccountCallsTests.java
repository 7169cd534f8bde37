package io.muster.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.transport.AccountCalls;
import io.muster.connection.transport.BundleTls;
import io.muster.connection.transport.Exchange;
import io.muster.credentials.vault.OpenedBundle;
import io.muster.shared.AddressRule;
import io.muster.shared.GuardedLookup;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.simulator.SimulatorSettings;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signing in at MKE on a bad day. */
class AccountCallsTests {

  private static final SimulatorSettings HARBOR =
      SimulatorSettings.of(SimulatedCluster.named("harbor").managers("hb-m1"));

  @Test
  void whoSignsInGetsATokenAndABundle() {
    try (Simulator simulator = HARBOR.start()) {
      AccountCalls calls = calls(simulator);
      String token = calls.signIn("admin", "orca-orca-orca".toCharArray()).read().orElseThrow();
      assertThat(calls.bundle(token, "Muster & co").read().orElseThrow()).isNotEmpty();
      AccountKey key = calls.keys(token, "admin").read().orElseThrow().getFirst();
      assertThat(key.fingerprints()).singleElement().asString().matches("[0-9a-f]{64}");
      assertThat(calls.delete(token, "admin", key)).isEqualTo(new Answer.Read<>(true));
      assertThat(calls.delete(token, "admin", key)).isEqualTo(new Answer.Gone<>());
      assertThat(calls.keys("another", "admin")).isEqualTo(new Answer.Refused<>(401, ""));
    }
  }

  @Test
  void aPasswordIsSentToNoServerThatIsNotTrusted() {
    TestAuthority stranger = TestAuthority.create("Stranger");
    for (SimulatorSettings bad :
        List.of(HARBOR.issuedBy(stranger), HARBOR.expired(), HARBOR.named("other.example"))) {
      try (Simulator simulator = bad.start()) {
        assertThat(kind(signIn(simulator, calls(simulator))))
            .isIn(
                Trouble.Kind.CERTIFICATE_UNTRUSTED,
                Trouble.Kind.CERTIFICATE_EXPIRED,
                Trouble.Kind.CERTIFICATE_NAME_MISMATCH);
        assertThat(simulator.requests().total()).isZero();
      }
    }
  }

  @Test
  void anAddressThatIsNotAllowedIsNotConnectedTo() {
    try (Simulator simulator = HARBOR.start()) {
      AccountCalls calls = calls(simulator, (_, _) -> true, Harbor.SMALL);
      assertThat(kind(signIn(simulator, calls))).isEqualTo(Trouble.Kind.ADDRESS_REFUSED);
      assertThat(simulator.connections()).isZero();
    }
  }

  @Test
  void silenceAndDrippingEndAtTheDeadline() {
    for (Fault slow : List.of(Fault.hang(), Fault.drip(Duration.ofMillis(500)))) {
      try (Simulator simulator = HARBOR.start()) {
        simulator.fault("/auth/login", slow);
        AccountCalls hasty = calls(simulator, (_, _) -> false, Harbor.HASTY);
        assertThat(kind(signIn(simulator, hasty))).isEqualTo(Trouble.Kind.TIMEOUT);
      }
    }
  }

  @Test
  void nothingIsRepeatedAndNoRedirectIsFollowed() {
    try (Simulator simulator = HARBOR.start()) {
      simulator.fault("/auth/login", 1, Fault.redirect(URI.create("https://evil.example/x")));
      assertThat(kind(signIn(simulator, calls(simulator)))).isEqualTo(Trouble.Kind.REDIRECTED);
      simulator.fault("/auth/login", 1, Fault.reset());
      assertThat(kind(signIn(simulator, calls(simulator)))).isEqualTo(Trouble.Kind.CONNECTION_LOST);
      simulator.fault("/auth/login", 1, Fault.garbage());
      assertThat(signIn(simulator, calls(simulator))).isInstanceOf(Answer.Failed.class);
      simulator.fault("/auth/login", 1, Fault.status(503, "busy"));
      assertThat(signIn(simulator, calls(simulator))).isEqualTo(new Answer.Refused<>(503, ""));
      simulator.fault("/auth/login", 1, Fault.body("{}"));
      assertThat(kind(signIn(simulator, calls(simulator)))).isEqualTo(Trouble.Kind.GARBLED);
      simulator.fault("/auth/login", 1, Fault.body("{\"auth_token\":\"a\\r\\nX: y\"}"));
      assertThat(kind(signIn(simulator, calls(simulator)))).isEqualTo(Trouble.Kind.GARBLED);
      assertThat(simulator.requests().count("/auth/login")).isEqualTo(6);
    }
  }

  private static Answer<String> signIn(Simulator simulator, AccountCalls calls) {
    return calls.signIn(
        simulator.account("admin").name(), simulator.account("admin").password().toCharArray());
  }

  private static Trouble.Kind kind(Answer<?> answer) {
    return answer instanceof Answer.Failed<?>(Trouble trouble)
        ? trouble.kind()
        : org.assertj.core.api.Assertions.fail(answer.toString());
  }

  private static AccountCalls calls(Simulator simulator) {
    return calls(simulator, (_, _) -> false, Harbor.SMALL);
  }

  private static AccountCalls calls(
      Simulator simulator, AddressRule refused, ConnectionSettings settings) {
    var client = simulator.issue(simulator.account("admin"), KeyKind.EC_PKCS8, Validity.current());
    OpenedBundle bundle =
        new OpenedBundle(
            io.muster.shared.BundleId.random(),
            client.key(),
            client.chain(),
            List.of(simulator.authorities().cluster().certificate()),
            simulator.address(),
            null,
            client.certificate().getNotAfter().toInstant());
    BundleTls tls = BundleTls.withoutKey(bundle, List.of(), "harbor");
    return new AccountCalls(
        new Exchange(
            simulator.address(),
            tls,
            new GuardedLookup(refused, settings.connectTimeout()),
            settings),
        settings);
  }
}
