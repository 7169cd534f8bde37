package io.muster.credentials.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.BundleZip.Layout;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Pem;
import io.muster.testing.pki.TestAuthority;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTests {

  static Stream<Arguments> everyLayoutWithEveryKey() {
    return Arrays.stream(Layout.values())
        .flatMap(l -> Arrays.stream(KeyKind.values()).map(k -> Arguments.of(l, k)));
  }

  @ParameterizedTest
  @MethodSource("everyLayoutWithEveryKey")
  void everyLayoutIsReadWithEveryKindOfKey(Layout layout, KeyKind kind) {
    Issued otis = OtisBundles.otis(kind);
    ParsedBundle bundle = read(OtisBundles.bundle(otis).layout(layout));
    assertThat(secret(bundle.key())).isEqualTo(secret(otis.key()));
    assertThat(bundle.leaf()).isEqualTo(otis.certificate());
    assertThat(bundle.authorities())
        .containsExactly(OtisBundles.CLUSTER_CA.certificate(), OtisBundles.CLIENT_CA.certificate());
    assertThat(bundle.endpoint()).hasToString("https://harbor.example:443");
    assertThat(bundle.keyKind())
        .isEqualTo(
            switch (kind) {
              case RSA_PKCS1, RSA_PKCS8 -> "RSA 2048";
              case EC_SEC1, EC_SEC1_WITH_PARAMETERS, EC_PKCS8 -> "EC P-256";
              case ED25519_PKCS8 -> "Ed25519";
            });
  }

  @Test
  void whatEnvShAndKubeYmlSayIsKept() {
    ParsedBundle bundle =
        read(OtisBundles.bundle().user("iris").instance("abc123").administrator());
    assertThat(bundle.user()).isEqualTo("iris");
    assertThat(bundle.instance()).isEqualTo("abc123");
    assertThat(bundle.kubernetes()).hasToString("https://harbor.example:6443");
  }

  @Test
  void anArchiveOfAnArchiveInAFolderInAFolderIsRead() {
    byte[] inner = OtisBundles.bundle().bytes();
    byte[] outer = BundleZip.zip(Map.of("inner.zip", inner), Map.of(), "downloads/otis/");
    assertThat(BundleReader.read(outer, OtisBundles.NOW).leaf())
        .isEqualTo(OtisBundles.otis().certificate());
  }

  @Test
  void theLitterOfDesktopsIsIgnored() {
    byte[] zip =
        OtisBundles.bundle()
            .layout(Layout.ONE_FOLDER)
            .with(".DS_Store", "junk")
            .with("._key.pem", "junk")
            .with("__MACOSX/key.pem", "junk")
            .bytes();
    assertThat(BundleReader.read(zip, OtisBundles.NOW).leaf())
        .isEqualTo(OtisBundles.otis().certificate());
  }

  @Test
  void litterBesideTheOneFolderDoesNotHideIt() {
    byte[] inner = OtisBundles.bundle().bytes();
    byte[] zip =
        BundleZip.zip(
            Map.of("otis/b.zip", inner, "__MACOSX/otis/._b.zip", new byte[9]), Map.of(), "");
    assertThat(BundleReader.read(zip, OtisBundles.NOW).leaf())
        .isEqualTo(OtisBundles.otis().certificate());
  }

  @Test
  void pemMayHaveWindowsLineEndsAMarkAndTextBefore() {
    String before = "\uFEFFBag Attributes\n    localKeyID: 01\nsubject=CN = otis\n";
    BundleZip zip = OtisBundles.bundle();
    for (String name : List.of("ca.pem", "cert.pem", "key.pem")) {
      zip.edit(name, text -> (before + text).replace("\n", "  \r\n"));
    }
    assertThat(read(zip).leaf()).isEqualTo(OtisBundles.otis().certificate());
  }

  @Test
  void anEcKeyThatNamesNoCurveHasItsCertificates() throws Exception {
    var info =
        org.bouncycastle.asn1.pkcs.PrivateKeyInfo.getInstance(
            OtisBundles.otis().key().getEncoded());
    var inner = org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(info.parsePrivateKey());
    var bare = new org.bouncycastle.asn1.sec.ECPrivateKey(256, inner.getKey());
    String pem = Pem.block("EC PRIVATE KEY", bare.getEncoded());
    assertThat(read(OtisBundles.bundle().edit("key.pem", _ -> pem)).key())
        .isEqualTo(OtisBundles.otis().key());
  }

  @Test
  void theKeysOwnCertificateComesFirstWhateverItsPlace() {
    TestAuthority between = OtisBundles.CLIENT_CA.intermediate("UCP Client CA 2");
    Issued otis = between.issueClient("otis", KeyKind.EC_PKCS8, OtisBundles.YEAR);
    String reversed = Pem.of(otis.chain().reversed());
    ParsedBundle bundle = read(OtisBundles.bundle(otis).edit("cert.pem", _ -> reversed));
    assertThat(bundle.chain()).containsExactlyElementsOf(otis.chain());
  }

  @ParameterizedTest
  @CsvSource({
    "env.sh, 'export DOCKER_HOST=tcp://a.example:443'",
    "env.sh, 'DOCKER_HOST=\"tcp://a.example:443\" # mine'",
    "env.sh, '  export DOCKER_HOST=''tcp://a.example:443'';'",
    "env.sh, 'export DOCKER_HOST=https://A.example/'",
    "env.sh, 'export DOCKER_HOST=a.example:443'",
    "env.sh, '#export DOCKER_HOST=tcp://b.example:1\n"
        + "export DOCKER_HOST=tcp://c.example:1\n"
        + "export DOCKER_HOST=tcp://a.example:443'",
    "env.cmd, 'set DOCKER_HOST=tcp://a.example:443'",
    "env.cmd, '@SET \"docker_host=tcp://a.example:443\"'",
    "env.ps1, '$Env:DOCKER_HOST = \"tcp://a.example:443\"'",
    "env.ps1, '$env:docker_host=''tcp://a.example:443'''",
    "meta.json, '{\"Endpoints\":{\"docker\":{\"Host\":\"tcp://a.example:443\"}}}'",
  })
  void theEndpointIsReadFromEachOfTheFiles(String file, String text) {
    BundleZip zip = OtisBundles.bundle().without("env.sh", "env.cmd", "env.ps1", "meta.json");
    assertThat(read(zip.with(file, text)).endpoint()).hasToString("https://a.example:443");
  }

  @Test
  void theFirstFileThatNamesAnEndpointDecides() {
    BundleZip zip =
        OtisBundles.bundle()
            .with("env.sh", "# nothing here")
            .with("env.cmd", "set DOCKER_HOST=tcp://cmd.example:1")
            .with("env.ps1", "$Env:DOCKER_HOST = \"tcp://ps1.example:1\"");
    assertThat(read(zip).endpoint()).hasToString("https://cmd.example:1");
  }

  @Test
  void powershellMayHaveWrittenSixteenBitText() {
    byte[] text =
        "\uFEFF$Env:DOCKER_HOST = \"tcp://a.example:443\"\r\n"
            .getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    BundleZip zip =
        OtisBundles.bundle().without("env.sh", "env.cmd", "meta.json").with("env.ps1", text);
    assertThat(read(zip).endpoint()).hasToString("https://a.example:443");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://[2001:db8::1]:2376", "tcp://[2001:db8::1]"})
  void anEndpointMayBeANumber(String endpoint) {
    BundleZip zip = OtisBundles.bundle().with("env.sh", BundleZip.envSh(endpoint));
    assertThat(read(zip).endpoint()).hasToString("https://[2001:db8::1]:2376");
  }

  @Test
  void nothingOfABundleIsInItsText() {
    assertThat(read(OtisBundles.bundle()).toString()).matches("ParsedBundle\\[file [0-9a-f]{64}]");
  }

  /** The number that makes the key, whatever else its encoding repeats. */
  private static Object secret(PrivateKey key) {
    return switch (key) {
      case ECPrivateKey ec -> ec.getS();
      case RSAPrivateKey rsa -> rsa.getPrivateExponent();
      default -> key;
    };
  }

  private static ParsedBundle read(BundleZip zip) {
    return BundleReader.read(zip.bytes(), OtisBundles.NOW);
  }
}
