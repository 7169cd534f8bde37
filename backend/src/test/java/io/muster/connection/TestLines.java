package io.muster.connection;

import io.muster.credentials.vault.OpenedBundle;
import io.muster.shared.BundleId;
import io.muster.simulator.SimulatedAccount;
import io.muster.simulator.Simulator;
import io.muster.testing.engine.DockerEngine;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Real lines to simulated clusters and real engines, without a vault. */
public final class TestLines {

  private TestLines() {}

  /** A line to the simulator as its administrator. */
  public static ClusterLine to(Simulator simulator) {
    return to(simulator, simulator.account("admin"));
  }

  /** A line to the simulator as somebody. */
  public static ClusterLine to(Simulator simulator, SimulatedAccount account) {
    Issued client = simulator.issue(account, KeyKind.EC_PKCS8, Validity.current());
    return open(
        client,
        List.of(
            simulator.authorities().cluster().certificate(),
            simulator.authorities().client().certificate()),
        simulator.address(),
        simulator.kubernetesAddress());
  }

  /** A line to the engine. */
  public static ClusterLine to(DockerEngine engine) {
    return open(engine.client(), List.of(engine.authority().certificate()), engine.address(), null);
  }

  private static ClusterLine open(
      Issued client, List<X509Certificate> authorities, URI endpoint, @Nullable URI kubernetes) {
    OpenedBundle bundle =
        new OpenedBundle(
            BundleId.random(),
            client.key(),
            client.chain(),
            authorities,
            endpoint,
            kubernetes,
            client.certificate().getNotAfter().toInstant());
    Answer<ClusterLine> answer =
        opener(ConnectionSettings.DEFAULT)
            .open(new Target(bundle, endpoint, List.of(), (_, _) -> false));
    return answer.read().orElseThrow(() -> new AssertionError(answer.sentence()));
  }

  /** Opens lines with these bounds. */
  static LineOpener opener(ConnectionSettings settings) {
    return new LineOpener(settings, Clock.systemUTC(), new Lingering(settings));
  }
}
