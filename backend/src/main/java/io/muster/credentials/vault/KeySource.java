package io.muster.credentials.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the key-encryption keys come from: exactly one of a file ({@code muster.kek.file}), an
 * environment variable ({@code MUSTER_KEK}) and the output of a command ({@code
 * muster.kek.command}); where none is named, the file under the portal's own directory.
 */
@Component
class KeySource {

  private final KeyFile file;
  private final String fromEnvironment;
  private final String command;
  private final boolean named;

  KeySource(
      @Value("${muster.home}") String home,
      @Value("${muster.kek.file:}") String file,
      @Value("${MUSTER_KEK:}") String fromEnvironment,
      @Value("${muster.kek.command:}") String command) {
    List<String> all = new ArrayList<>();
    if (!file.isBlank()) {
      all.add("muster.kek.file");
    }
    if (!fromEnvironment.isBlank()) {
      all.add("MUSTER_KEK");
    }
    if (!command.isBlank()) {
      all.add("muster.kek.command");
    }
    if (all.size() > 1) {
      throw new KekTrouble(
          "The key-encryption keys are said to come from "
              + String.join(" and from ", all)
              + " at once.",
          "Keep exactly one of these settings.");
    }
    this.named = !all.isEmpty();
    this.file = new KeyFile(file.isBlank() ? Path.of(home, "keys", "kek") : Path.of(file));
    this.fromEnvironment = fromEnvironment;
    this.command = command.strip();
  }

  /** Whether nobody said where the keys come from. */
  boolean isDefault() {
    return !named;
  }

  /** Whether keys can be written there. */
  boolean isFile() {
    return fromEnvironment.isBlank() && command.isEmpty();
  }

  KeyFile file() {
    return file;
  }

  /** Whether there is anything to read. */
  boolean exists() {
    return !isFile() || file.exists();
  }

  /**
   * Reads the ring as it is now.
   *
   * @throws KekTrouble if it cannot be read, or is none
   */
  KeyRing read() {
    if (!fromEnvironment.isBlank()) {
      return KeyRing.read(fromEnvironment.getBytes(US_ASCII), "MUSTER_KEK");
    }
    if (!command.isEmpty()) {
      return KeyRing.read(KeyCommand.output(command), "the output of muster.kek.command");
    }
    return KeyRing.read(file.read(), file.toString());
  }

  /** In words, for sentences. */
  @Override
  public String toString() {
    if (isFile()) {
      return file.toString();
    }
    return command.isEmpty() ? "MUSTER_KEK" : "the output of muster.kek.command";
  }
}
