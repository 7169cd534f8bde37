package io.muster.credentials.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A password taken out of the vault for signing in once. Never kept, never printed, and no text:
 * the characters are overwritten after use.
 */
public final class OpenedPassword {

  private final char[] characters;

  private OpenedPassword(char[] characters) {
    this.characters = characters;
  }

  static OpenedPassword of(byte[] text) {
    CharBuffer decoded = UTF_8.decode(ByteBuffer.wrap(text));
    char[] characters = new char[decoded.remaining()];
    decoded.get(characters);
    Arrays.fill(decoded.array(), '\0');
    return new OpenedPassword(characters);
  }

  /**
   * Uses it once.
   *
   * @param <T> what comes of it
   */
  public <T> T use(Function<char[], T> work) {
    try {
      return work.apply(characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  @Override
  public String toString() {
    return "OpenedPassword";
  }
}
