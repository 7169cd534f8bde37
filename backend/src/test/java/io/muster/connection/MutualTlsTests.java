package io.muster.connection;

import static io.muster.connection.TroubleTests.read;
import static io.muster.connection.TroubleTests.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.Trouble.Kind;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a line trusts, and how it shows who it is. */
class MutualTlsTests {

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aLineOpensWithAnyKindOfKey(KeyKind kind) {
    Issued client = Harbor.CLIENT_CA.issueClient("otis", kind, Validity.current());
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      var bundle = Harbor.bundle(client, server.uri("localhost"), null);
      try (ClusterLine line = read(Harbor.open(bundle, List.of(), (_, _) -> false))) {
        assertThat(read(line.version())).isEqualTo(new EngineVersion("29.0.1", "1.52"));
        assertThat(line.serverIssuer()).isEqualTo("CN=Harbor Cluster CA");
        assertThat(line.serverNames()).containsExactly("localhost", "127.0.0.1");
        assertThat(line.latency()).isPositive();
      }
    }
  }

  @Test
  void anAddressInsteadOfANameIsCheckedToo() {
    try (var server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA)) {
      read(Harbor.open(server.uri("127.0.0.1"))).close();
    }
    Issued named = Harbor.CLUSTER_CA.issueServer("localhost");
    try (var server = ClusterServer.demanding(named, Harbor.CLIENT_CA)) {
      assertThat(trouble(Harbor.open(server.uri("127.0.0.1"))).kind())
          .isEqualTo(Kind.CERTIFICATE_NAME_MISMATCH);
    }
  }

  @Test
  void aServerOfAnUnknownAuthorityIsUntrustedUntilItIsAnExtraAnchor() {
    TestAuthority stranger = TestAuthority.create("Stranger CA");
    try (var server =
        ClusterServer.demanding(stranger.issueServer("localhost"), Harbor.CLIENT_CA)) {
      Trouble trouble = trouble(Harbor.open(server.uri("localhost")));
      assertThat(trouble.kind()).isEqualTo(Kind.CERTIFICATE_UNTRUSTED);
      assertThat(trouble.sentence()).contains("CN=Stranger CA");
      assertThat(server.requests).isEmpty();
      var bundle = Harbor.bundle(Harbor.OTIS, server.uri("localhost"), null);
      read(Harbor.open(bundle, List.of(stranger.certificate()), (_, _) -> false)).close();
    }
  }

  @Test
  void aServerForOtherNamesIsRefusedAndItsNamesAreSaid() {
    Issued other = Harbor.CLUSTER_CA.issueServer("drydock.example", "10.1.2.3");
    try (var server = ClusterServer.demanding(other, Harbor.CLIENT_CA)) {
      Trouble trouble = trouble(Harbor.open(server.uri("localhost")));
      assertThat(trouble.kind()).isEqualTo(Kind.CERTIFICATE_NAME_MISMATCH);
      assertThat(trouble.sentence()).contains("drydock.example, 10.1.2.3");
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void aCommonNameIsNoProofOfAName() {
    Issued nameless =
        Harbor.CLUSTER_CA.issue(
            "localhost",
            KeyKind.EC_PKCS8,
            Validity.current(),
            io.muster.testing.pki.Purpose.SERVER);
    try (var server = ClusterServer.demanding(nameless, Harbor.CLIENT_CA)) {
      assertThat(trouble(Harbor.open(server.uri("localhost"))).kind())
          .isEqualTo(Kind.CERTIFICATE_NAME_MISMATCH);
    }
  }

  @Test
  void anExpiredServerIsRefusedEvenWhenItIsItselfAnAnchor() {
    Issued old = Harbor.CLUSTER_CA.issueServer(Validity.expired(), "localhost");
    try (var server = ClusterServer.demanding(old, Harbor.CLIENT_CA)) {
      assertThat(trouble(Harbor.open(server.uri("localhost"))).kind())
          .isEqualTo(Kind.CERTIFICATE_EXPIRED);
      var bundle = Harbor.bundle(Harbor.OTIS, server.uri("localhost"), null);
      assertThat(trouble(Harbor.open(bundle, List.of(old.certificate()), (_, _) -> false)).kind())
          .isEqualTo(Kind.CERTIFICATE_EXPIRED);
    }
  }

  @Test
  void aServerNotYetValidIsRefused() {
    Issued early = Harbor.CLUSTER_CA.issueServer(Validity.notYet(), "localhost");
    try (var server = ClusterServer.demanding(early, Harbor.CLIENT_CA)) {
      assertThat(trouble(Harbor.open(server.uri("localhost"))).kind())
          .isEqualTo(Kind.CERTIFICATE_EXPIRED);
    }
  }

  @Test
  void aClientCertificateIsNoServersCertificate() {
    Issued client =
        Harbor.CLUSTER_CA.issue(
            "localhost",
            KeyKind.EC_PKCS8,
            Validity.current(),
            io.muster.testing.pki.Purpose.CLIENT,
            "localhost");
    try (var server = ClusterServer.demanding(client, Harbor.CLIENT_CA)) {
      assertThat(trouble(Harbor.open(server.uri("localhost"))).kind())
          .isEqualTo(Kind.CERTIFICATE_UNTRUSTED);
    }
  }

  @Test
  void aServerThatRejectsTheClientsCertificateIsUnauthorized() {
    TestAuthority rotated = TestAuthority.create("Rotated Client CA");
    try (var server = ClusterServer.demanding(Harbor.SERVER, rotated)) {
      Trouble trouble = trouble(Harbor.open(server.uri("localhost")));
      assertThat(trouble.kind()).isIn(Kind.UNAUTHORIZED, Kind.CONNECTION_LOST);
      assertThat(trouble.sentence()).contains("certificate");
    }
  }

  @Test
  void aServerThatAsksForNoClientCertificateStillAnswers() {
    try (var server = ClusterServer.careless(Harbor.SERVER)) {
      read(Harbor.open(server.uri("localhost"))).close();
    }
  }
}
