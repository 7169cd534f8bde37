package io.muster.credentials.vault;

import io.muster.shared.Command;
import java.io.PrintStream;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/**
 * {@code new-key}: puts a new key-encryption key into the file that holds them. It needs no
 * database, and never shows a key.
 */
@Component
@Import(KeySource.class)
public class NewKeyCommand implements Command {

  private final KeySource source;

  NewKeyCommand(KeySource source) {
    this.source = source;
  }

  @Override
  public String word() {
    return "new-key";
  }

  @Override
  public int run(PrintStream out) {
    if (!source.isFile()) {
      out.println(
          "The keys come from "
              + source
              + ", which this command cannot change. A key is 32 random bytes in Base64, as"
              + " \"openssl rand -base64 32\" makes it: put it there above the others.");
      return FAILED;
    }
    KeyFile file = source.file();
    boolean first = !file.exists();
    if (!first) {
      source.read();
    }
    RingKey made = RingKey.of(Seal.random(Seal.KEY_BYTES));
    file.add(made);
    out.println("Put a new key-encryption key into " + file + ". Its id is " + made.id() + ".");
    out.println("Back the file up apart from the database, before anything is sealed by the key.");
    out.println(
        first
            ? "Give the same file to every instance of the portal, then start them."
            : "Give the same file to every instance of the portal; each reads it by itself within"
                + " 15 seconds. Then an administrator starts the rotation at /keys.");
    return GOOD;
  }
}
