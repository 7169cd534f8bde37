package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Invalid;
import io.muster.testing.pki.Pem;
import io.muster.testing.pki.TestAuthority;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrustAnchorsTests {

  private static final TestAuthority ROOT = TestAuthority.create("Example Root");

  @Test
  void certificatesOfAuthoritiesAreKeptWithoutWhatStandsAroundThem() {
    var second = TestAuthority.create("Other Root");
    String kept =
        TrustAnchors.checked(
            "subject=CN = Example Root\r\n"
                + ROOT.certificatePem().replace("\n", "\r\n")
                + "\n# the other\n"
                + second.certificatePem());

    assertThat(TrustAnchors.read(kept)).containsExactly(ROOT.certificate(), second.certificate());
    assertThat(kept).doesNotContain("subject", "#", "\r");
    assertThat(TrustAnchors.checked(kept)).isEqualTo(kept);
  }

  @Test
  void anEmptyTextIsNoAnchor() {
    assertThat(TrustAnchors.checked(" \n")).isEmpty();
    assertThat(TrustAnchors.read("")).isEmpty();
  }

  @Test
  void aPrivateKeyIsRefusedAndNotRepeated() {
    String key = Pem.block("EC PRIVATE KEY", new byte[] {1, 2, 3, 4, 5, 6});
    assertThatThrownBy(() -> TrustAnchors.checked(ROOT.certificatePem() + key))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("private key")
        .hasMessageNotContaining("AQIDBAUG");
  }

  @Test
  void aServersCertificateIsNoAuthority() {
    String server = Pem.of(ROOT.issueServer("mke.example.mil").chain());
    assertThatThrownBy(() -> TrustAnchors.checked(server))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("CN=mke.example.mil is not an authority's");
  }

  @Test
  void textWithoutACertificateIsRefused() {
    assertThatThrownBy(() -> TrustAnchors.checked("trust me"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("no PEM certificate");
  }

  @Test
  void aBlockThatCannotBeReadIsNamedByItsPlace() {
    String broken = Pem.block("CERTIFICATE", new byte[] {48, 3, 1, 1, 1});
    assertThatThrownBy(() -> TrustAnchors.checked(ROOT.certificatePem() + broken))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("Certificate 2");
  }

  @Test
  void anythingElseInPemIsRefused() {
    String request = Pem.block("CERTIFICATE REQUEST", new byte[] {48, 0});
    assertThatThrownBy(() -> TrustAnchors.checked(ROOT.certificatePem() + request))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("other than certificates");
  }

  @Test
  void twentyAreAllowedAndTwentyOneAreNot() {
    String twenty = times(20);
    assertThat(TrustAnchors.read(TrustAnchors.checked(twenty))).hasSize(20);
    assertThatThrownBy(() -> TrustAnchors.checked(times(21)))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("21 certificates");
  }

  private static String times(int number) {
    return IntStream.range(0, number)
        .mapToObj(n -> ROOT.certificatePem())
        .collect(Collectors.joining());
  }
}
