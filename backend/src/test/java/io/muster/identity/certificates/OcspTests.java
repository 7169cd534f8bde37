package io.muster.identity.certificates;

import static io.muster.testing.pki.KeyKind.EC_PKCS8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.identity.certificates.CertificateSettings.Revocation;
import io.muster.identity.certificates.CertificateSettings.UnknownStatus;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.OcspResponder;
import io.muster.testing.pki.Purpose;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revocation as a real responder says it. */
class OcspTests {

  private final TestAuthority root = TestAuthority.create("Site Root");
  private final TestAuthority issuing = root.intermediate("Site ID CA-7");
  private final Issued iris =
      issuing.issue("CN=IRIS.1234567890", EC_PKCS8, Validity.current(), Purpose.CLIENT);

  @TempDir Path files;
  private OcspResponder responder;

  @BeforeEach
  void theSite() throws IOException {
    responder = OcspResponder.of(root, issuing);
    Files.writeString(files.resolve("ca.pem"), root.certificatePem() + issuing.certificatePem());
    Files.createDirectory(files.resolve("crls"));
  }

  @AfterEach
  void over() {
    responder.close();
  }

  @Test
  void whoIsGoodSignsInAndWhoIsRevokedDoesNot() {
    assertThat(name(Revocation.OCSP, UnknownStatus.REFUSE)).isEqualTo("1234567890");
    responder.revoke(iris);
    for (UnknownStatus unknown : UnknownStatus.values()) {
      refused("REVOKED", Revocation.OCSP, unknown);
    }
  }

  @Test
  void aRevokedAuthorityTakesItsCertificatesWithIt() {
    responder.revoke(issuing.own());
    refused("REVOKED", Revocation.OCSP, UnknownStatus.REFUSE);
  }

  /** The JDK's PKIX passes over a revocation that lies ahead of the instant it is asked for. */
  @Test
  void whoWasRevokedByAClockThatIsAheadOfOursIsRefusedToo() {
    for (Issued one : List.of(iris, issuing.own())) {
      responder.revoke(one, Instant.now().plus(4, ChronoUnit.MINUTES));
      refused("REVOKED", Revocation.OCSP, UnknownStatus.ACCEPT);
    }
  }

  @Test
  void aCertificateInItsLastMinutesIsGoodUntilItsEnd() {
    Issued ending =
        issuing.issue(
            "CN=IRIS.1234567890",
            EC_PKCS8,
            new Validity(Instant.EPOCH, Instant.now().plus(2, ChronoUnit.MINUTES)),
            Purpose.CLIENT);
    assertThat(name(ending, Revocation.OCSP, UnknownStatus.REFUSE)).isEqualTo("1234567890");
    responder.revoke(ending);
    assertThatThrownBy(() -> name(ending, Revocation.OCSP, UnknownStatus.REFUSE))
        .hasMessage("REVOKED");
  }

  @Test
  void whereNobodyAnswersNobodySignsInUnlessTheSettingsSaySo() {
    responder.close();
    refused("STATUS_UNKNOWN", Revocation.OCSP, UnknownStatus.REFUSE);
    assertThat(name(Revocation.OCSP, UnknownStatus.ACCEPT)).isEqualTo("1234567890");
  }

  @Test
  void whereNobodyAnswersTheListsDoIfTheSettingsSaySo() throws IOException {
    responder.close();
    refused("STATUS_UNKNOWN", Revocation.OCSP_THEN_CRL, UnknownStatus.REFUSE);
    put(issuing.revocationList(Validity.current()), root.revocationList(Validity.current()));
    assertThat(name(Revocation.OCSP_THEN_CRL, UnknownStatus.REFUSE)).isEqualTo("1234567890");
    refused("STATUS_UNKNOWN", Revocation.OCSP, UnknownStatus.REFUSE);
    put(issuing.revocationList(Validity.current(), iris), root.revocationList(Validity.current()));
    refused("REVOKED", Revocation.OCSP_THEN_CRL, UnknownStatus.REFUSE);
  }

  @Test
  void aListThatNamesTheCertificateCountsBesideAResponderThatDoesNot() throws IOException {
    put(issuing.revocationList(Validity.current(), iris), root.revocationList(Validity.current()));
    refused("REVOKED", Revocation.OCSP, UnknownStatus.REFUSE);
  }

  private void put(String... lists) throws IOException {
    for (int i = 0; i < lists.length; i++) {
      Files.writeString(files.resolve("crls").resolve(i + ".crl"), lists[i]);
    }
  }

  private void refused(String why, Revocation revocation, UnknownStatus unknown) {
    assertThatThrownBy(() -> name(revocation, unknown)).hasMessage(why);
  }

  private String name(Revocation revocation, UnknownStatus unknown) {
    return name(iris, revocation, unknown);
  }

  private String name(Issued one, Revocation revocation, UnknownStatus unknown) {
    CertificatePaths paths =
        new CertificatePaths(
            new Watched<>("ca", List.of(files.resolve("ca.pem")), Authorities::read),
            new Watched<>("crls", List.of(files.resolve("crls")), RevocationLists::read),
            revocation,
            unknown,
            responder.uri());
    Instant now = Instant.now();
    return new CertificateJudge(
            HolderName.SUBJECT, Pattern.compile(HolderName.SUBJECT.usual()), paths)
        .holder(new Presented(one.chain(), Presented.Way.PORT, now), now)
        .name();
  }
}
