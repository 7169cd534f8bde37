package io.muster.identity.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTests {

  private final Issued iris =
      TestAuthority.create("Site").issueClient("Iris", KeyKind.RSA_PKCS8, Validity.current());

  @Test
  void nginxAndRfc9440AreRead() throws Exception {
    assertThat(HeaderText.certificate(escaped(iris.certificatePem())))
        .isEqualTo(iris.certificate());
    assertThat(HeaderText.certificate(":" + base64() + ":")).isEqualTo(iris.certificate());
  }

  @Test
  void aPlusIsNoBlank() {
    String half = iris.certificatePem().replace(" ", "%20").replace("\n", "%0A");
    assertThat(HeaderText.certificate(half)).isEqualTo(iris.certificate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "::",
        ":abcd:",
        "CN=IRIS.1234567890",
        "%",
        "%zz",
        "-----BEGIN%20CERTIFICATE-----%0A-----END%20CERTIFICATE-----",
        "-----BEGIN%20CERTIFICATE-----%0AYWJj%0A-----END%20CERTIFICATE-----",
        "-----BEGIN%20PRIVATE%20KEY-----%0AYWJj%0A-----END%20PRIVATE%20KEY-----"
      })
  void anythingElseIsNone(String text) {
    refused(text);
  }

  @Test
  void twoCertificatesOrWhatFollowsOneAreNone() throws Exception {
    String pem = iris.certificatePem();
    refused(escaped(pem + pem));
    refused(escaped("CN=Iris\n" + pem));
    refused(escaped(pem + "X"));
    byte[] der = iris.certificate().getEncoded();
    refused(":" + Base64.getEncoder().encodeToString(Arrays.copyOf(der, der.length + 1)) + ":");
    refused(":" + Base64.getEncoder().encodeToString(Arrays.copyOf(der, der.length - 1)) + ":");
    refused(":" + base64().repeat(20) + ":");
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> HeaderText.certificate(text))
        .isInstanceOf(CertificateRefused.class)
        .hasMessage("UNREADABLE");
  }

  private String base64() throws CertificateEncodingException {
    return Base64.getEncoder().encodeToString(iris.certificate().getEncoded());
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.US_ASCII).replace("+", "%20");
  }
}
