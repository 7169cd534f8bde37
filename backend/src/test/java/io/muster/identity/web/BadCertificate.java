package io.muster.identity.web;

import static io.muster.testing.pki.KeyKind.EC_PKCS8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Audited;
import io.muster.testing.certificates.CardHolder;
import io.muster.testing.certificates.CardHolder.Answer;
import io.muster.testing.certificates.CertificateSite;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.Purpose;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.util.stream.Stream;

/**
 * A certificate that signs nobody in.
 *
 * @param what what is wrong with it
 * @param told what its holder is told
 * @param logged what the audit log says
 */
record BadCertificate(String what, Issued card, String told, String logged) {

  /** One of each kind. */
  static Stream<BadCertificate> all() {
    String iris = CertificateSite.subject("1000000001");
    TestAuthority another = TestAuthority.create("Site Root").intermediate("Site ID CA-7");
    Issued revoked = CertificateSite.card("1000000001");
    CertificateSite.revoke(revoked);
    return Stream.of(
        new BadCertificate(
            "another authority",
            another.issue(iris, EC_PKCS8, Validity.current(), Purpose.CLIENT),
            "does not trust",
            "unknown authority"),
        new BadCertificate(
            "over", of(iris, Validity.expired(), Purpose.CLIENT), "is over", "expired"),
        new BadCertificate(
            "early", of(iris, Validity.notYet(), Purpose.CLIENT), "not valid yet", "not yet valid"),
        new BadCertificate("revoked", revoked, "was revoked", "revoked"),
        new BadCertificate(
            "a server's",
            of(iris, Validity.current(), Purpose.SERVER),
            "not made for signing in",
            "not for sign in"),
        new BadCertificate(
            "no number",
            of("CN=Iris", Validity.current(), Purpose.CLIENT),
            "does not say who you are",
            "no name"));
  }

  private static Issued of(String subject, Validity validity, Purpose purpose) {
    return CertificateSite.ISSUING.issue(subject, EC_PKCS8, validity, purpose);
  }

  /** Requires that the portal answered so, keeps the browser outside, and remembers it. */
  void requireRefused(Audited audited, CardHolder browser, Answer answer) throws Exception {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.alert()).contains(told);
    assertThat(browser.open("/account").location()).isEqualTo("/sign-in");
    String serial = card.certificate().getSerialNumber().toString(16);
    assertThat(audited.details(serial, "certificate.refused"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("\"" + logged + "\""));
  }

  @Override
  public String toString() {
    return what;
  }
}
