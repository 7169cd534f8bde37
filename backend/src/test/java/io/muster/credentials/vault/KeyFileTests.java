package io.muster.credentials.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTests {

  @TempDir Path home;
  Path file;

  @BeforeEach
  void inAFolderThatIsNotThereYet() {
    file = home.resolve("keys/kek");
  }

  @Test
  void aMissingKeyIsMadeForTheOwnerAloneAndReadAgain() throws IOException {
    byte[] made = Kek.find(new KeyFile(file), "", false);

    assertThat(made).hasSize(32);
    assertThat(Kek.find(new KeyFile(file), "", false)).isEqualTo(made);
    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(rights(file.getParent())).isEqualTo("rwx------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void noKeyIsMadeWhereBundlesAreSealedByOne() {
    KeyFile missing = new KeyFile(file);
    assertThatThrownBy(() -> Kek.find(missing, "", true)).isInstanceOf(KekTrouble.class);
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void theEnvironmentGoesBeforeTheFile() {
    byte[] given = Seal.random(32);
    String text = Base64.getEncoder().encodeToString(given) + "\n";
    assertThat(Kek.find(new KeyFile(file), text, true)).isEqualTo(given);
    assertThat(file).doesNotExist();
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutSayingIt() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "c2hvcnQ=");
    KeyFile damaged = new KeyFile(file);
    assertThatThrownBy(() -> Kek.find(damaged, "", false))
        .isInstanceOf(KekTrouble.class)
        .hasMessageContaining("not 32 bytes")
        .hasMessageNotContaining("c2hvcnQ=");
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
