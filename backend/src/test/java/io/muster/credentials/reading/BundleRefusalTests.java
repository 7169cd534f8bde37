package io.muster.credentials.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Pem;
import io.muster.testing.pki.Purpose;
import io.muster.testing.pki.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleRefusalTests {

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://169.254.169.254:80", "tcp://[fe80::1]:443", "https://metadata.google.internal",
        "tcp://0.0.0.0:2376", "tcp://[::ffff:169.254.169.254]:443", "tcp://2852039166:80",
        "tcp://224.0.0.1:443", "tcp://0xa9fea9fe:80"
      })
  void anEndpointWhereNoClusterIs(String endpoint) {
    assertRefused(
        OtisBundles.bundle().with("env.sh", BundleZip.envSh(endpoint)), Refusal.ENDPOINT_ADDRESS);
    String kube = endpoint.replace("tcp:", "https:");
    assertRefused(
        OtisBundles.bundle().with("kube.yml", BundleZip.kubeYml(kube)), Refusal.ENDPOINT_ADDRESS);
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
