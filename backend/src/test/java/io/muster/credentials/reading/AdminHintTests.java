package io.muster.credentials.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.credentials.AdminHint;
import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminHintTests {

  @ParameterizedTest
  @CsvSource({
    "UCP Cluster Root CA, with block, YES",
    "UCP Client Root CA, without block, NO",
    "Site CA, with block, YES",
    "Site CA, without block, NO",
    "UCP Cluster Root CA, no file, YES",
    "UCP Client Root CA, no file, NO",
    "Site CA, no file, UNKNOWN",
    "UCP Client Root CA, with block, UNKNOWN",
    "UCP Cluster Root CA, without block, UNKNOWN",
  })
  void theBlockInEnvShAndTheIssuerAreWeighed(String issuer, String envSh, AdminHint expected) {
    var otis = TestAuthority.create(issuer).issueClient("otis", KeyKind.EC_PKCS8, OtisBundles.YEAR);
    BundleZip zip = OtisBundles.bundle(otis);
    switch (envSh) {
      case "with block" -> zip.administrator();
      case "no file" -> zip.without("env.sh");
      default -> {}
    }
    assertThat(BundleReader.read(zip.bytes(), OtisBundles.NOW).admin()).isEqualTo(expected);
  }
}
