package io.muster.connection;

import io.muster.credentials.vault.OpenedBundle;
import io.muster.shared.AddressRule;
import io.muster.shared.BundleId;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cluster harbor: its authorities, its server's certificate, and Otis's bundle for it. */
final class Harbor {

  static final TestAuthority CLUSTER_CA = TestAuthority.create("Harbor Cluster CA");
  static final TestAuthority CLIENT_CA = TestAuthority.create("Harbor Client CA");
  static final Issued SERVER = CLUSTER_CA.issueServer("localhost", "127.0.0.1");
  static final Issued OTIS = CLIENT_CA.issueClient("otis", KeyKind.EC_PKCS8, Validity.current());

  /** Sizes small enough for tests to meet them, and time enough for a busy machine. */
  static final ConnectionSettings SMALL = lingering(Duration.ZERO);

  /** Time so short that tests wait for its end. */
  static final ConnectionSettings HASTY =
      settings(Duration.ofMillis(1500), Duration.ofMillis(2500));

  private Harbor() {}

  /** The small ones, with connections that linger. */
  static ConnectionSettings lingering(Duration howLong) {
    return settings(Duration.ofSeconds(20), Duration.ofSeconds(20), howLong);
  }

  static ConnectionSettings settings(Duration step, Duration deadline) {
    return settings(step, deadline, Duration.ZERO);
  }

  private static ConnectionSettings settings(Duration step, Duration deadline, Duration linger) {
    return new ConnectionSettings(
        4, step, step, deadline, deadline, 1 << 20, 1 << 16, 1 << 16, 1000, 2, linger);
  }

  /** Harbor's server with nothing on it. */
  static ClusterServer empty() {
    return ClusterServer.demanding(SERVER, CLIENT_CA)
        .on("/nodes", ClusterServer.json("[]"))
        .on("/plugins", ClusterServer.json("[]"))
        .on("/containers/json", ClusterServer.json("[]"));
  }

  /** Opens a line as Otis. */
  static Answer<ClusterLine> open(URI endpoint) {
    return open(bundle(OTIS, endpoint, null), List.of(), (_, _) -> false);
  }

  /** Opens a line as Otis, who does not wait long. */
  static Answer<ClusterLine> openHastily(URI endpoint) {
    return open(HASTY, endpoint, new Cutoff());
  }

  /** A line of somebody who does not wait long, but got it however busy the machine was. */
  static ClusterLine hastyLine(URI endpoint) {
    Instant patience = Instant.now().plusSeconds(60);
    Answer<ClusterLine> answer = openHastily(endpoint);
    while (answer instanceof Answer.Failed<ClusterLine>(Trouble trouble)
        && trouble.kind() == Trouble.Kind.TIMEOUT
        && Instant.now().isBefore(patience)) {
      answer = openHastily(endpoint);
    }
    Answer<ClusterLine> last = answer;
    return last.read().orElseThrow(() -> new AssertionError(last.sentence()));
  }

  static Answer<ClusterLine> open(ConnectionSettings settings, URI endpoint, Cutoff cutoff) {
    return TestLines.opener(settings)
        .open(
            new Target(bundle(OTIS, endpoint, null), endpoint, List.of(), (_, _) -> false), cutoff);
  }

  static Answer<ClusterLine> open(
      OpenedBundle bundle, List<X509Certificate> anchors, AddressRule refused) {
    return TestLines.opener(SMALL).open(new Target(bundle, bundle.endpoint(), anchors, refused));
  }

  static OpenedBundle bundle(Issued client, URI endpoint, @Nullable URI kubernetes) {
    return new OpenedBundle(
        BundleId.random(),
        client.key(),
        client.chain(),
        List.of(CLUSTER_CA.certificate(), CLIENT_CA.certificate()),
        endpoint,
        kubernetes,
        client.certificate().getNotAfter().toInstant());
  }

  /** Otis's bundle, over since the instant. */
  static OpenedBundle expired(URI endpoint, Instant since) {
    OpenedBundle good = bundle(OTIS, endpoint, null);
    return new OpenedBundle(
        good.bundle(), good.key(), good.chain(), good.authorities(), endpoint, null, since);
  }
}
