package io.muster.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A text that people accept before they sign in.
 *
 * @param text as the site wrote it, lines ended by a line feed
 */
public record Notice(String text) {

  private static final int LONGEST = 20_000;

  public Notice {
    text = text.replace("\r\n", "\n").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The notice is empty.");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("The notice is longer than " + LONGEST + " characters.");
    }
  }

  /** Its SHA-256, 64 hexadecimal digits: another text is another version. */
  public String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Its paragraphs, which blank lines part. */
  public List<String> paragraphs() {
    return List.of(text.split("\n\\s*\n"));
  }
}
