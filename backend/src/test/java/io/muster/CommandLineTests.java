package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.shared.Command;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line answers without a portal, a database or a network. */
class CommandLineTests {

  @TempDir Path folder;

  @Test
  void aWordThatIsNoneIsAnsweredWithThoseThatAre() {
    assertThat(told(Command.FAILED, "chek")).contains("check", "rebuild", "verify-package FILE");
  }

  @Test
  void whatIsNoPackageIsNotCalledWrongButUnreadable() throws Exception {
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
    Path key = Files.writeString(folder.resolve("key.pem"), "no key");
    assertThat(told(Command.FAILED, "verify-package")).contains("Name one package");
    assertThat(told(Command.FAILED, "verify-package", "a.zip", "b.zip")).contains("Name one");
    assertThat(told(Command.FAILED, "verify-package", "there-is-none.zip"))
        .contains("could not be checked");
    assertThat(told(Command.FAILED, "verify-package", text.toString()))
        .contains("could not be checked");
    assertThat(told(Command.FAILED, "verify-package", text.toString(), "--key=" + key))
        .contains("no public key in PEM");
  }

  private static String told(int code, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream told = new PrintStream(out, true, StandardCharsets.UTF_8);
    String word = CommandLine.word(arguments).orElseThrow();
    assertThat(CommandLine.run(word, told, arguments)).isEqualTo(code);
    return out.toString(StandardCharsets.UTF_8);
  }
}
