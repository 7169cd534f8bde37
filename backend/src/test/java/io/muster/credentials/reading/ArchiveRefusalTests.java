package io.muster.credentials.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.shared.Problem;
import io.muster.testing.pki.BundleZip;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveRefusalTests {

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
  void aNameTooLong() {
    assertRefused(OtisBundles.bundle().with("n".repeat(513), "x"), Refusal.DAMAGED);
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
