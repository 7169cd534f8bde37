package io.muster.exports.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.credentials.SigningKeys;
import io.muster.shared.Digest;
import io.muster.testing.PortalTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Any change of a package is found: by the tools that README.txt names, and by Muster's own
 * command.
 */
@PortalTest
class EvidenceSignaturesDatabaseTests extends PackagedBoundary {

  @Autowired SigningKeys keys;

  @Test
  void theCommandsOfTheReadmeHoldAndFindEachChange() throws Exception {
    Unpacked good = unpacked(now());
    List<String> commands = good.commands();
    assertThat(commands).hasSize(4);
    good.into(folder);

    assertThat(Unpacked.run(folder, commands.get(0)).text()).isEqualTo("Verified OK\n");
    assertThat(Unpacked.run(folder, commands.get(1)).text()).isEqualTo("Verified OK\n");
    assertThat(holds(commands)).isTrue();
    assertThat(
            Unpacked.run(folder, "openssl pkey -pubin -in signing-key.pem -outform DER | sha256sum")
                .text())
        .startsWith(keys.current().fingerprint());

    Random random = new Random(20261128);
    for (Map.Entry<String, byte[]> file : good.files.entrySet()) {
      Path place = folder.resolve(file.getKey());
      Files.write(place, flipped(file.getValue(), random));
      assertThat(holds(commands)).as("one byte of %s changed", file.getKey()).isFalse();
      Files.delete(place);
      assertThat(holds(commands)).as("%s dropped", file.getKey()).isFalse();
      Files.write(place, file.getValue());
    }
    Path added = folder.resolve("clusters/added.json");
    Files.writeString(added, "{}");
    assertThat(holds(commands)).as("a file added").isFalse();
    Files.delete(added);
    assertThat(holds(commands)).as("all as it was").isTrue();
  }

  @Test
  void theCommandOfMusterFindsEachChange() throws Exception {
    byte[] zip = zip(now());
    Path key = Files.writeString(folder.resolve("key.pem"), keys.current().pem());
    assertThat(told(zip)).contains("files are as they were signed", "compare its SHA-256");
    assertThat(told(zip, "--key=" + key))
        .contains("as they were signed", "Scope: Boundary " + boundary.name())
        .contains("As of ", keys.current().fingerprint())
        .doesNotContain("compare its SHA-256");

    Random random = new Random(20261128);
    for (String name : Unpacked.of(zip).files.keySet()) {
      Unpacked changed = Unpacked.of(zip);
      changed.files.put(name, flipped(changed.files.get(name), random));
      assertThat(told(changed.zipped(), "--key=" + key)).as(name).contains(wrong(name));
      changed.files.remove(name);
      assertThat(told(changed.zipped(), "--key=" + key)).as(name).contains("is missing");
    }
    Unpacked added = Unpacked.of(zip);
    added.files.put("clusters/added.json", new byte[2]);
    assertThat(told(added.zipped())).contains("WRONG: clusters/added.json was added");
  }

  @Test
  void whateverByteOfTheZipChangesTheContentIsTheSameOrTheChangeIsFound() throws Exception {
    byte[] zip = zip(now());
    Map<String, String> good = digests(zip);
    Random random = new Random(7);
    for (int i = 0; i < 150; i++) {
      byte[] changed = flipped(zip, random);
      if (told(changed).contains("as they were signed")) {
        assertThat(digests(changed)).isEqualTo(good);
      }
    }
  }

  @Test
  void anotherPortalsSignatureIsFound() throws Exception {
    byte[] zip = zip(now());
    Path other = folder.resolve("other.pem");
    assertThat(
            Unpacked.run(
                    folder,
                    "openssl ecparam -name prime256v1 -genkey -noout -out other.key && openssl ec"
                        + " -in other.key -pubout -out other.pem")
                .status())
        .isZero();
    assertThat(told(zip, "--key=" + other)).contains("WRONG: manifest.json is not what was signed");

    Unpacked forged = Unpacked.of(zip);
    forged.files.put("signing-key.pem", Files.readAllBytes(other));
    forged.into(folder);
    assertThat(
            Unpacked.run(
                    folder,
                    "sha256sum $(cut -c67- SHA256SUMS | grep -v manifest) > sums;"
                        + " sha256sum manifest.json >> sums; mv sums SHA256SUMS;"
                        + " for f in manifest.json SHA256SUMS; do openssl dgst -sha256 -sign"
                        + " other.key -out $f.sig $f; done; rm other.key other.pem")
                .status())
        .isZero();
    forged.files.replaceAll((name, content) -> read(folder.resolve(name)));
    Path key = Files.writeString(folder.resolve("key.pem"), keys.current().pem());
    assertThat(told(forged.zipped(), "--key=" + key)).contains("WRONG: manifest.json is not what");
  }

  private static String wrong(String name) {
    return switch (name) {
      case "manifest.json", "manifest.json.sig" -> "WRONG: manifest.json is not what was signed";
      case "SHA256SUMS", "SHA256SUMS.sig" -> "WRONG: SHA256SUMS is not what was signed";
      default -> "WRONG: " + name + " was changed";
    };
  }

  private boolean holds(List<String> commands) throws Exception {
    for (String command : commands) {
      Unpacked.Said said = Unpacked.run(folder, command);
      boolean quiet = command.startsWith("openssl") || said.text().isEmpty();
      if (said.status() != 0 || !quiet) {
        return false;
      }
    }
    return true;
  }

  private static byte[] flipped(byte[] content, Random random) {
    byte[] changed = content.clone();
    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  /** The digests of the files as the directory of the zip has them. */
  private Map<String, String> digests(byte[] zip) throws Exception {
    Path file = Files.write(folder.resolve("changed.zip"), zip);
    Map<String, String> digests = new TreeMap<>();
    try (ZipFile in = new ZipFile(file.toFile())) {
      for (var all = in.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        digests.put(entry.getName(), Digest.of(in.getInputStream(entry).readAllBytes()));
      }
    }
    return digests;
  }
}
