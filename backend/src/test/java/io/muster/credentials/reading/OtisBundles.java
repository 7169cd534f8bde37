package io.muster.credentials.reading;

import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The authorities of harbor, and Otis's bundles from it, at one instant. */
final class OtisBundles {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final Validity YEAR = Validity.around(NOW, 365);
  static final String HARBOR = "tcp://harbor.example:443";
  static final TestAuthority CLUSTER_CA = TestAuthority.create("UCP Cluster Root CA");
  static final TestAuthority CLIENT_CA = TestAuthority.create("UCP Client Root CA");

  private static final Map<KeyKind, Issued> OTIS = new EnumMap<>(KeyKind.class);

  private OtisBundles() {}

  /** Otis's certificate by the Cluster CA: made once, since keys take time. */
  static synchronized Issued otis(KeyKind kind) {
    return OTIS.computeIfAbsent(kind, k -> CLUSTER_CA.issueClient("otis", k, YEAR));
  }

  static Issued otis() {
    return otis(KeyKind.EC_SEC1);
  }

  /** A good bundle. */
  static BundleZip bundle(Issued client) {
    return BundleZip.of(client, HARBOR, CLUSTER_CA, CLIENT_CA);
  }

  static BundleZip bundle() {
    return bundle(otis());
  }
}
