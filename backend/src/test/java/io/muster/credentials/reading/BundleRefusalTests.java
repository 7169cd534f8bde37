package io.muster.credentials.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.shared.Problem;
import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Pem;
import io.muster.testing.pki.Purpose;
import io.muster.testing.pki.Validity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleRefusalTests {

  @Test
  void anEmptyFile() {
    assertRefused(new byte[0], Refusal.EMPTY);
  }

  @Test
  void aFileThatIsNoZip() {
    assertRefused("-----BEGIN CERTIFICATE-----".getBytes(UTF_8), Refusal.NOT_A_ZIP);
  }

  @Test
  void aFileOverTheLimitIsAnsweredAsTooLarge() {
    var refused = refused(new byte[BundleReader.LARGEST_FILE + 1]);
    assertThat(refused.refusal()).isEqualTo(Refusal.TOO_LARGE);
    assertThat(refused.kind()).isEqualTo(Problem.Kind.TOO_LARGE);
  }

  @Test
  void aZipThatIsCutOff() {
    byte[] zip = OtisBundles.bundle().bytes();
    assertRefused(Arrays.copyOf(zip, zip.length - 30), Refusal.DAMAGED);
  }

  @Test
  void aPasswordAgainstUnzipping() {
    byte[] zip = OtisBundles.bundle().bytes();
    zip[Bytes.firstEntry(zip) + 8] |= 1;
    assertRefused(zip, Refusal.ENCRYPTED_ARCHIVE);
  }

  @Test
  void aWrongChecksum() {
    byte[] zip = OtisBundles.bundle().bytes();
    zip[Bytes.firstEntry(zip) + 16] ^= 1;
    assertRefused(zip, Refusal.DAMAGED);
  }

  @Test
  void anEntryThatSaysItIsSmallerThanItIs() {
    byte[] zip = OtisBundles.bundle().bytes();
    zip[Bytes.firstEntry(zip) + 24] -= 1;
    assertRefused(zip, Refusal.DAMAGED);
  }

  @Test
  void anUnknownWayOfPacking() {
    byte[] zip = OtisBundles.bundle().bytes();
    zip[Bytes.firstEntry(zip) + 10] = 12;
    zip[8] = 12;
    assertRefused(zip, Refusal.UNSUPPORTED_COMPRESSION);
  }

  @Test
  void tooManyEntries() {
    BundleZip zip = OtisBundles.bundle();
    for (int i = 0; i < 201; i++) {
      zip.with("more/" + i, "x");
    }
    assertRefused(zip, Refusal.TOO_MANY_ENTRIES);
  }

  @Test
  void tooManyEntriesInBothArchivesTogether() {
    Map<String, byte[]> outer = new LinkedHashMap<>();
    BundleZip inner = OtisBundles.bundle();
    for (int i = 0; i < 100; i++) {
      outer.put("more/" + i, new byte[1]);
      inner.with("more/" + i, "x");
    }
    outer.put("ucp-docker-bundle.zip", inner.bytes());
    assertRefused(BundleZip.zip(outer, Map.of(), ""), Refusal.TOO_MANY_ENTRIES);
  }

  @Test
  void anEntryTooLarge() {
    assertRefused(
        OtisBundles.bundle().with("big", new byte[Unpacking.LARGEST_ENTRY + 1]),
        Refusal.ENTRY_TOO_LARGE);
  }

  @Test
  void anEntryPackedTooTight() {
    assertRefused(OtisBundles.bundle().with("bomb", new byte[512 << 10]), Refusal.RATIO_TOO_HIGH);
  }

  @Test
  void tooMuchInAll() {
    BundleZip zip = OtisBundles.bundle();
    byte[] block = new byte[60 << 10];
    for (int i = 0; i < 70; i++) {
      zip.with("more/" + i, block);
    }
    assertRefused(zip, Refusal.UNPACKED_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../key.pem",
        "a/../../key.pem",
        "/etc/key.pem",
        "C:\\key.pem",
        "..\\key.pem",
        "a\u0000b"
      })
  void aNameThatLeadsOut(String name) {
    assertRefused(BundleZip.zip(Map.of(name, new byte[1]), Map.of(), ""), Refusal.PATH_ESCAPE);
  }

  @Test
  void aLink() {
    assertRefused(OtisBundles.bundle().link("extra.pem", "/etc/passwd"), Refusal.SYMLINK);
    assertRefused(
        OtisBundles.bundle().without("key.pem").link("key.pem", "/etc/key"), Refusal.SYMLINK);
  }

  @Test
  void theSameNameTwiceWithDifferentContent() {
    assertRefused(OtisBundles.bundle().with("./key.pem", "another"), Refusal.CONFLICTING_ENTRIES);
  }

  @Test
  void anArchiveInAnArchiveInAnArchive() {
    byte[] two = BundleZip.zip(Map.of("a.zip", OtisBundles.bundle().bytes()), Map.of(), "");
    assertRefused(BundleZip.zip(Map.of("b.zip", two), Map.of(), ""), Refusal.NESTED_TOO_DEEP);
  }

  @Test
  void severalArchives() {
    byte[] one = OtisBundles.bundle().bytes();
    assertRefused(
        BundleZip.zip(Map.of("a.zip", one, "b.zip", one), Map.of(), ""), Refusal.SEVERAL_BUNDLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem"})
  void aMissingFileIsNamed(String name) {
    BundleZip zip = OtisBundles.bundle().without(name, "tls/docker/" + name);
    assertThat(refused(zip.bytes()).sentence()).contains("“" + name + "”");
    assertRefused(zip, Refusal.MISSING_FILE);
  }

  @Test
  void aKeyOfTheKubernetesFolderAloneIsNoDockerKey() {
    BundleZip zip = OtisBundles.bundle().without("key.pem", "tls/docker/key.pem");
    assertRefused(zip, Refusal.MISSING_FILE);
  }

  @ParameterizedTest
  @CsvSource({
    "ca.pem, ''",
    "cert.pem, 'not PEM'",
    "key.pem, '-----BEGIN PRIVATE KEY-----'",
    "cert.pem, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'",
    "key.pem, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'",
    "key.pem, '-----BEGIN EC PRIVATE KEY-----\n%%%%\n-----END EC PRIVATE KEY-----'",
  })
  void aFileThatIsNoPem(String name, String text) {
    BundleZip zip = OtisBundles.bundle().edit(name, _ -> text);
    assertThat(refused(zip.bytes()).sentence()).contains("“" + name + "”");
    assertRefused(zip, Refusal.UNREADABLE_PEM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\n"
            + "Proc-Type: 4,ENCRYPTED\n"
            + "DEK-Info: AES-256-CBC,00\n\n"
            + "AAAA\n"
            + "-----END RSA PRIVATE KEY-----\n"
      })
  void anEncryptedKey(String pem) {
    assertRefused(OtisBundles.bundle().edit("key.pem", _ -> pem), Refusal.ENCRYPTED_KEY);
  }

  @Test
  void aKindOfKeyNobodyUses() {
    String dsa = "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n";
    assertRefused(OtisBundles.bundle().edit("key.pem", _ -> dsa), Refusal.UNSUPPORTED_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "EC_SEC1, EC_PKCS8", "RSA_PKCS1, RSA_PKCS8", "ED25519_PKCS8, ED25519_PKCS8",
    "RSA_PKCS1, EC_SEC1", "EC_SEC1, ED25519_PKCS8", "ED25519_PKCS8, RSA_PKCS8"
  })
  void aKeyThatDoesNotBelongToTheCertificate(KeyKind certified, KeyKind other) {
    String key = Pem.of(other.generate().getPrivate(), other);
    BundleZip zip = OtisBundles.bundle(OtisBundles.otis(certified)).edit("key.pem", _ -> key);
    assertRefused(zip, Refusal.KEY_MISMATCH);
  }

  @Test
  void aCertificateThatEnded() {
    var ended = new Validity(OtisBundles.NOW.minusSeconds(9000), OtisBundles.NOW.minusSeconds(1));
    var otis = OtisBundles.CLIENT_CA.issueClient("otis", KeyKind.EC_PKCS8, ended);
    assertRefused(OtisBundles.bundle(otis), Refusal.EXPIRED);
    assertThat(refused(OtisBundles.bundle(otis).bytes()).sentence())
        .contains("2026-06-01T11:59:59Z");
  }

  @Test
  void aCertificateThatHasNotBegun() {
    var later = new Validity(OtisBundles.NOW.plusSeconds(1), OtisBundles.NOW.plusSeconds(9000));
    var otis = OtisBundles.CLIENT_CA.issueClient("otis", KeyKind.EC_PKCS8, later);
    assertRefused(OtisBundles.bundle(otis), Refusal.NOT_YET_VALID);
  }

  @ParameterizedTest
  @CsvSource({"SERVER, SERVER_CERTIFICATE", "AUTHORITY, AUTHORITY_CERTIFICATE"})
  void aCertificateThatIsNoClients(Purpose purpose, Refusal refusal) {
    var other = OtisBundles.CLIENT_CA.issue("otis", KeyKind.EC_PKCS8, OtisBundles.YEAR, purpose);
    assertRefused(OtisBundles.bundle(other), refusal);
  }

  @ParameterizedTest
  @CsvSource({"CLIENT", "BOTH", "UNSAID"})
  void aCertificateThatMayBeAClientsIsNotRefused(Purpose purpose) {
    var other = OtisBundles.CLIENT_CA.issue("otis", KeyKind.EC_PKCS8, OtisBundles.YEAR, purpose);
    assertThat(BundleReader.read(OtisBundles.bundle(other).bytes(), OtisBundles.NOW).leaf())
        .isEqualTo(other.certificate());
  }

  @Test
  void noEndpointAnywhere() {
    BundleZip zip = OtisBundles.bundle().without("env.sh", "env.cmd", "env.ps1", "meta.json");
    assertRefused(zip, Refusal.NO_ENDPOINT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unix:///var/run/docker.sock",
        "ssh://root@harbor.example",
        "$HOST",
        "tcp://$(id):443",
        "tcp://harbor.example:99999",
        "tcp://user:pass@harbor.example:443",
        "https://harbor.example/api",
        "tcp://harbor.example:443?x",
        "tcp://",
        "''"
      })
  void anEndpointThatIsNone(String endpoint) {
    assertRefused(
        OtisBundles.bundle().with("env.sh", BundleZip.envSh(endpoint)), Refusal.ENDPOINT_MALFORMED);
  }

  @Test
  void anEndpointOverPlainHttp() {
    String plain = "http://harbor.example:2375";
    assertRefused(
        OtisBundles.bundle().with("env.sh", BundleZip.envSh(plain)), Refusal.ENDPOINT_HTTP);
    assertRefused(
        OtisBundles.bundle().with("kube.yml", BundleZip.kubeYml(plain)), Refusal.ENDPOINT_HTTP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"meta.json", "kube.yml"})
  void askingToSkipTheCheckOfTheServer(String name) {
    String text =
        name.equals("meta.json")
            ? BundleZip.metaJson(OtisBundles.HARBOR, true)
            : BundleZip.kubeYml("https://a:6443")
                .replace("server:", "insecure-skip-tls-verify: true\n    server:");
    assertRefused(OtisBundles.bundle().with(name, text), Refusal.SKIP_TLS_VERIFY);
  }

  @Test
  void aMetaJsonThatSaysTwoThings() {
    String twice = "{\"Endpoints\":{\"docker\":{\"SkipTLSVerify\":true,\"SkipTLSVerify\":false}}}";
    assertRefused(OtisBundles.bundle().with("meta.json", twice), Refusal.UNREADABLE_META);
  }

  @Test
  void namesInSentencesAreShortAndPrintable() {
    String name = "../" + "\u001b[31m".repeat(100);
    byte[] zip = BundleZip.zip(Map.of(name, new byte[1]), Map.of(), "");
    assertThat(refused(zip).sentence()).doesNotContain("\u001b").hasSizeLessThan(240);
  }

  private static void assertRefused(BundleZip zip, Refusal expected) {
    assertRefused(zip.bytes(), expected);
  }

  private static void assertRefused(byte[] zip, Refusal expected) {
    assertThat(refused(zip).refusal()).isEqualTo(expected);
  }

  private static BundleRefused refused(byte[] zip) {
    return catchThrowableOfType(BundleRefused.class, () -> BundleReader.read(zip, OtisBundles.NOW));
  }
}
