package io.muster.identity.certificates;

import static io.muster.testing.pki.KeyKind.EC_PKCS8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.identity.certificates.CertificateRefused.Why;
import io.muster.identity.certificates.CertificateSettings.Revocation;
import io.muster.identity.certificates.CertificateSettings.UnknownStatus;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.Purpose;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates of a root, of an authority below it, and of others. */
class CertificateJudgeTests {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final String IRIS = "CN=EXAMPLE.IRIS.M.1234567890,OU=USN,O=U.S. Government,C=US";

  private final TestAuthority root = TestAuthority.create("Site Root");
  private final TestAuthority issuing = root.intermediate("Site ID CA-7");
  private final Issued iris = client(IRIS);

  @TempDir Path files;

  @BeforeEach
  void theSitesFiles() {
    put("authorities.pem", root.certificatePem() + issuing.certificatePem());
    put("root.crl", root.revocationList(Validity.current()));
    put("issuing.crl", issuing.revocationList(Validity.current()));
  }

  @Test
  void aCertificateOfTheSiteNamesItsHolder() {
    Holder holder = judge().holder(presented(iris), NOW);
    assertThat(holder.name()).isEqualTo("1234567890");
    assertThat(holder.root()).isEqualTo("CN=Site Root");
    assertThat(holder.presented().issuer()).isEqualTo("CN=Site ID CA-7");
  }

  @Test
  void theHoldersNameStaysWhenAnotherAuthorityOfTheRootIssuesTheNextCertificate() {
    TestAuthority next = root.intermediate("Site ID CA-8");
    put("authorities.pem", root.certificatePem() + next.certificatePem());
    put("next.crl", next.revocationList(Validity.current()));
    Holder before = judge().holder(presented(iris), NOW);
    Issued renewed = next.issue(IRIS, EC_PKCS8, Validity.current(), Purpose.CLIENT);
    Holder after = judge().holder(presented(renewed), NOW);
    assertThat(after.root() + after.name()).isEqualTo(before.root() + before.name());
  }

  @Test
  void whatIsNotSentAlongIsTakenFromTheSitesFile() {
    Presented alone = new Presented(List.of(iris.certificate()), Presented.Way.PROXY, NOW);
    assertThat(judge().holder(alone, NOW).name()).isEqualTo("1234567890");
  }

  @Test
  void whatIsSentAlongIsNotBelieved() {
    TestAuthority forged = TestAuthority.create("Site Root");
    TestAuthority below = forged.intermediate("Site ID CA-7");
    Issued mallory = below.issue(IRIS, EC_PKCS8, Validity.current(), Purpose.CLIENT);
    List<java.security.cert.X509Certificate> chain =
        List.of(mallory.certificate(), below.certificate(), forged.certificate());
    refused(Why.UNKNOWN_AUTHORITY, new Presented(chain, Presented.Way.PORT, NOW));
  }

  @Test
  void anAuthorityBetweenIsNoRoot() {
    put(
        "authorities.pem",
        TestAuthority.create("Another").certificatePem() + issuing.certificatePem());
    refused(Why.UNKNOWN_AUTHORITY, presented(iris));
  }

  @Test
  void whoeverHoldsACertificateIssuesNone() {
    Issued mallory = client("CN=MALLORY.1111111111");
    TestAuthority pretended = TestAuthority.restored(stored(mallory));
    Issued forged = pretended.issue(IRIS, EC_PKCS8, Validity.current(), Purpose.CLIENT);
    List<java.security.cert.X509Certificate> chain =
        List.of(forged.certificate(), mallory.certificate());
    refused(Why.UNKNOWN_AUTHORITY, new Presented(chain, Presented.Way.PORT, NOW));
  }

  @Test
  void datesCount() {
    refused(Why.EXPIRED, presented(client(IRIS, Validity.expired())));
    refused(Why.NOT_YET_VALID, presented(client(IRIS, Validity.notYet())));
    assertThatThrownBy(() -> judge().holder(presented(iris), NOW.plus(Duration.ofDays(366))))
        .hasMessage("EXPIRED");
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"SERVER", "UNSAID", "AUTHORITY", "CLIENT_THAT_ENCIPHERS"})
  void onlyWhatSaysSoIsForSigningIn(Purpose other) {
    refused(
        Why.NOT_FOR_SIGN_IN, presented(issuing.issue(IRIS, EC_PKCS8, Validity.current(), other)));
  }

  @Test
  void aServersCertificateThatIsAClientsTooSignsIn() {
    Issued both = issuing.issue(IRIS, EC_PKCS8, Validity.current(), Purpose.BOTH);
    assertThat(judge().holder(presented(both), NOW).name()).isEqualTo("1234567890");
  }

  @Test
  void aRevokedCertificateIsRefusedAndOthersAreNot() {
    put("issuing.crl", issuing.revocationList(Validity.current(), iris));
    refused(Why.REVOKED, presented(iris));
    assertThat(judge().holder(presented(client("CN=A.2222222222")), NOW).name())
        .isEqualTo("2222222222");
  }

  @Test
  void aRevokedAuthorityTakesItsCertificatesWithIt() {
    put("root.crl", root.revocationList(Validity.current(), issuing.own()));
    refused(Why.REVOKED, presented(iris));
  }

  @Test
  void aListThatIsExchangedIsReadWithoutARestart() {
    CertificateJudge judge = judge();
    assertThat(judge.holder(presented(iris), NOW).name()).isEqualTo("1234567890");
    put("issuing.crl", issuing.revocationList(Validity.current(), iris));
    assertThatThrownBy(() -> judge.holder(presented(iris), NOW)).hasMessage("REVOKED");
  }

  @Test
  void aFileThatCannotBeReadLeavesWhatWasReadBefore() {
    put("issuing.crl", issuing.revocationList(Validity.current(), iris));
    CertificateJudge judge = judge();
    put("issuing.crl", "-----BEGIN X509 CRL-----\nbm90aGluZw==\n-----END X509 CRL-----\n");
    put("authorities.pem", "nothing");
    assertThatThrownBy(() -> judge.holder(presented(iris), NOW)).hasMessage("REVOKED");
  }

  @ParameterizedTest
  @CsvSource({"issuing.crl", "root.crl"})
  void withoutAListNobodySignsIn(String missing) throws IOException {
    Files.delete(files.resolve("lists").resolve(missing));
    refused(Why.STATUS_UNKNOWN, presented(iris));
    assertThat(judge(Revocation.CRL, UnknownStatus.ACCEPT).holder(presented(iris), NOW).name())
        .as("unless the settings say so")
        .isEqualTo("1234567890");
    assertThat(judge(Revocation.OFF, UnknownStatus.REFUSE).holder(presented(iris), NOW).name())
        .isEqualTo("1234567890");
  }

  @Test
  void aListOutOfDateIsNone() {
    put("issuing.crl", issuing.revocationList(Validity.expired()));
    refused(Why.STATUS_UNKNOWN, presented(iris));
    assertThat(judge(Revocation.CRL, UnknownStatus.ACCEPT).holder(presented(iris), NOW).name())
        .isEqualTo("1234567890");
  }

  @Test
  void whatAListOutOfDateNamesStaysRefusedUnderWhateverSetting() {
    put("issuing.crl", issuing.revocationList(Validity.expired(), iris));
    for (UnknownStatus unknown : UnknownStatus.values()) {
      assertThatThrownBy(() -> judge(Revocation.CRL, unknown).holder(presented(iris), NOW))
          .hasMessage("REVOKED");
    }
  }

  @Test
  void aListOfSomebodyElseRevokesNothing() {
    TestAuthority forged = TestAuthority.create("Site Root").intermediate("Site ID CA-7");
    put("forged.crl", forged.revocationList(Validity.current(), iris));
    assertThat(judge().holder(presented(iris), NOW).name()).isEqualTo("1234567890");
    put("issuing.crl", forged.revocationList(Validity.current()));
    refused(Why.STATUS_UNKNOWN, presented(iris));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=EXAMPLE.IRIS.1234567890                     | 1234567890",
        "CN=A\\,CN\\=B.1234567890\\,X.2222222222          | 2222222222",
        "OU=CN\\=MALLORY.1111111111,CN=IRIS.2222222222    | 2222222222",
        "CN=IRIS.2222222222,CN=IRIS.2222222222          | 2222222222"
      })
  void thePartOfTheSubjectIsReadAsAWhole(String subject, String name) {
    assertThat(judge().holder(presented(client(subject)), NOW).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=IRIS                                        | NO_NAME",
        "CN=IRIS.123456789                              | NO_NAME",
        "CN=IRIS.1234567890.X                           | NO_NAME",
        "CN=IRIS.1234567890 and more                    | NO_NAME",
        "OU=CN\\=MALLORY.1111111111                      | NO_NAME",
        "OU=IRIS.1111111111,CN=IRIS                     | NO_NAME",
        "CN=IRIS.1111111111,CN=IRIS.2222222222          | SEVERAL_NAMES",
        "CN=IRIS.1111111111+CN=IRIS.2222222222          | SEVERAL_NAMES"
      })
  void whatIsNotSaidExactlyOnceIsNotGuessed(String subject, Why why) {
    refused(why, presented(client(subject)));
  }

  @Test
  void theNumberOfTheSubjectIsReadByItsName() {
    CertificateJudge judge = judge(HolderName.SUBJECT, "SERIALNUMBER=(.+)");
    assertThat(judge.holder(presented(client("CN=Iris,2.5.4.5=#130437373738")), NOW).name())
        .isEqualTo("7778");
  }

  @Test
  void alternativeNamesAreReadInLowerCase() {
    Issued both =
        issuing.issue(
            IRIS,
            EC_PKCS8,
            Validity.current(),
            Purpose.CLIENT,
            "Iris@Example.mil",
            TestAuthority.UPN + "1234567890117@MIL",
            "iris.example.mil");
    assertThat(judge(HolderName.EMAIL, "(.+)").holder(presented(both), NOW).name())
        .isEqualTo("iris@example.mil");
    assertThat(judge(HolderName.UPN, "(\\d+)@mil").holder(presented(both), NOW).name())
        .isEqualTo("1234567890117");
    assertThatThrownBy(() -> judge(HolderName.UPN, "(.+)").holder(presented(iris), NOW))
        .as("none there")
        .hasMessage("NO_NAME");
  }

  private Issued client(String subject) {
    return client(subject, Validity.current());
  }

  private Issued client(String subject, Validity validity) {
    return issuing.issue(subject, EC_PKCS8, validity, Purpose.CLIENT);
  }

  private static Presented presented(Issued issued) {
    return new Presented(issued.chain(), Presented.Way.PORT, NOW);
  }

  private void refused(Why why, Presented presented) {
    assertThatThrownBy(() -> judge().holder(presented, NOW))
        .isInstanceOf(CertificateRefused.class)
        .hasMessage(why.name());
  }

  private CertificateJudge judge() {
    return judge(Revocation.CRL, UnknownStatus.REFUSE);
  }

  private CertificateJudge judge(Revocation revocation, UnknownStatus unknown) {
    return new CertificateJudge(
        HolderName.SUBJECT,
        Pattern.compile(HolderName.SUBJECT.usual()),
        paths(revocation, unknown));
  }

  private CertificateJudge judge(HolderName identity, String pattern) {
    return new CertificateJudge(
        identity, Pattern.compile(pattern), paths(Revocation.CRL, UnknownStatus.REFUSE));
  }

  private CertificatePaths paths(Revocation revocation, UnknownStatus unknown) {
    Path lists = files.resolve("lists");
    return new CertificatePaths(
        new Watched<>("authorities", List.of(files.resolve("authorities.pem")), Authorities::read),
        new Watched<>("lists", List.of(lists), RevocationLists::read),
        revocation,
        unknown,
        null);
  }

  private static byte[] stored(Issued issued) {
    try {
      var bytes = new java.io.ByteArrayOutputStream();
      issued.keyStore().store(bytes, Issued.STORE_PASSWORD);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(String name, String text) {
    try {
      Files.createDirectories(files.resolve("lists"));
      Files.writeString(
          name.endsWith(".crl") ? files.resolve("lists").resolve(name) : files.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
