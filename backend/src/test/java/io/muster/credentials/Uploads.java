package io.muster.credentials;

import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;

/** Bundles that are good today, as Otis would upload them. */
public final class Uploads {

  public static final TestAuthority HARBOR_CA = TestAuthority.create("UCP Cluster Root CA");
  public static final TestAuthority OTHER_CA = TestAuthority.create("UCP Cluster Root CA");

  private Uploads() {}

  /** A new certificate from harbor's authority. */
  public static BundleZip harbor() {
    return from(HARBOR_CA, Validity.current());
  }

  /** One that ended yesterday. */
  public static BundleZip expired() {
    return from(HARBOR_CA, Validity.expired());
  }

  /** A new certificate from another authority. */
  public static BundleZip stranger() {
    return from(OTHER_CA, Validity.current());
  }

  private static BundleZip from(TestAuthority authority, Validity validity) {
    var otis = authority.issueClient("otis", KeyKind.EC_SEC1, validity);
    return BundleZip.of(otis, "tcp://harbor.example:443", authority).administrator();
  }
}
