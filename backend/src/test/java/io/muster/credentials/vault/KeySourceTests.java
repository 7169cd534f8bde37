package io.muster.credentials.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySourceTests {

  @TempDir Path home;
  Path file;
  String one;
  String two;

  @BeforeEach
  void inAFolderThatIsNotThereYet() {
    file = home.resolve("keys/kek");
    one = random();
    two = random();
  }

  private static String random() {
    return Base64.getEncoder().encodeToString(Seal.random(32));
  }

  private static String idOf(String key) {
    return RingKey.of(Base64.getDecoder().decode(key)).id();
  }

  private KeySource source(String named, String environment, String command) {
    return new KeySource(home.toString(), named, environment, command);
  }

  @Test
  void newKeysStandAboveTheOldOnesForTheOwnerAlone() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, one); // as it was written before there were rings: no end of line

    Told told = newKey(source("", "", ""));

    KeyRing ring = source("", "", "").read();
    assertThat(told.code()).isEqualTo(Command.GOOD);
    assertThat(ring.ids()).hasSize(2).contains(idOf(one));
    assertThat(ring.newest().id()).isNotEqualTo(idOf(one));
    assertThat(told.text()).contains(ring.newest().id()).doesNotContain(one);
    for (String line : Files.readAllLines(file)) {
      assertThat(told.text()).doesNotContain(line);
    }
    assertThat(rights(file)).isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void theFirstKeyOfAFileThatIsNotThereMakesItsFolderToo() throws IOException {
    assertThat(newKey(source("", "", "")).code()).isEqualTo(Command.GOOD);
    assertThat(rights(file.getParent())).isEqualTo("rwx------");
    assertThat(source("", "", "").read().ids()).hasSize(1);
  }

  @Test
  void aDamagedFileGetsNoNewKey() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "c2hvcnQ=\n");
    KeySource damaged = source("", "", "");
    assertThatThrownBy(() -> newKey(damaged)).isInstanceOf(KekTrouble.class);
    assertThat(file).hasContent("c2hvcnQ=");
  }

  @Test
  void whereKeysComeFromElsewhereTheCommandSaysSoAndMakesNone() {
    Told told = newKey(source("", one, ""));
    assertThat(told.code()).isEqualTo(Command.FAILED);
    assertThat(told.text()).contains("MUSTER_KEK").doesNotContain(one);
    assertThat(file).doesNotExist();
  }

  @Test
  void theEnvironmentHoldsARingTooWithBlanksForLineEnds() {
    KeyRing ring = source("", one + " " + two, "").read();
    assertThat(ring.ids()).containsExactlyInAnyOrder(idOf(one), idOf(two));
    assertThat(ring.newest().id()).isEqualTo(idOf(one));
  }

  @Test
  void aCommandsOutputIsARing() throws IOException {
    Path keys = Files.writeString(home.resolve("ring"), "# of the year\n" + one + "\r\n" + two);
    KeyRing ring = source("", "", "cat " + keys).read();
    assertThat(ring.newest().id()).isEqualTo(idOf(one));
    assertThat(ring.ids()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "/no/such/program", "true", "cat /no/such/file"})
  void aCommandThatFailsIsRefusedWithWhatToDo(String command) {
    KeySource failing = source("", "", command);
    assertThatThrownBy(failing::read)
        .isInstanceOfSatisfying(
            KekTrouble.class, trouble -> assertThat(trouble.action()).isNotBlank())
        .hasMessageContaining("muster.kek.command");
  }

  @Test
  void exactlyOneSourceIsAllowed() {
    assertThatThrownBy(() -> source(file.toString(), one, ""))
        .isInstanceOf(KekTrouble.class)
        .hasMessageContaining("muster.kek.file and from MUSTER_KEK")
        .hasMessageNotContaining(one);
    assertThatThrownBy(() -> source("", one, "true")).isInstanceOf(KekTrouble.class);
    assertThatThrownBy(() -> source("x", "", "true")).isInstanceOf(KekTrouble.class);
    assertThat(source(file.toString(), "", "").isDefault()).isFalse();
    assertThat(source("", "", "").isDefault()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2hvcnQ=", "not Base64!", "", "# only a remark", "\n\n"})
  void whatIsNoKeyIsRefusedWithoutSayingIt(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    assertThatThrownBy(() -> KeyRing.read(bytes, "here"))
        .isInstanceOf(KekTrouble.class)
        .hasMessageContaining("in here")
        .hasMessageNotContaining("c2hvcnQ");
    for (byte left : bytes) {
      assertThat(left).isZero();
    }
  }

  private record Told(int code, String text) {}

  private static Told newKey(KeySource source) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int code = new NewKeyCommand(source).run(new PrintStream(text, true, US_ASCII));
    return new Told(code, text.toString(US_ASCII));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
