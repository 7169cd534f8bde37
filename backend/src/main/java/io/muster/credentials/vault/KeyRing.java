package io.muster.credentials.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key-encryption keys that this instance has, the newest first. As text: each key 32 bytes in
 * Base64, a line each; in an environment variable blanks may stand for line ends. Lines that begin
 * with {@code #} are remarks.
 */
final class KeyRing {

  private static final int MOST_KEYS = 64;

  private final Map<String, RingKey> keys = new LinkedHashMap<>();

  KeyRing(List<RingKey> keys) {
    keys.forEach(key -> this.keys.putIfAbsent(key.id(), key));
  }

  /**
   * Reads a ring from its text, which is overwritten.
   *
   * @param where what the text is from, for sentences
   * @throws KekTrouble if a word of it is no key, or there is none
   */
  static KeyRing read(byte[] text, String where) {
    try {
      List<RingKey> keys = new ArrayList<>();
      int line = 0;
      int from = 0;
      while (from < text.length) {
        int to = from;
        while (to < text.length && text[to] != '\n') {
          to++;
        }
        readLine(text, from, to, where, ++line, keys);
        from = to + 1;
      }
      if (keys.isEmpty()) {
        throw new KekTrouble(
            "There is no key-encryption key in " + where + ": it is empty.",
            "Restore the keys from their backup.");
      }
      if (keys.size() > MOST_KEYS) {
        throw new KekTrouble(
            "There are more than " + MOST_KEYS + " keys in " + where + ".",
            "Take out those that the page /keys calls no longer needed.");
      }
      return new KeyRing(keys);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static void readLine(
      byte[] text, int from, int to, String where, int line, List<RingKey> keys) {
    if (from < to && text[from] == '#') {
      return;
    }
    int at = from;
    while (at < to) {
      while (at < to && text[at] <= ' ') {
        at++;
      }
      int end = at;
      while (end < to && text[end] > ' ') {
        end++;
      }
      if (end > at) {
        keys.add(key(Arrays.copyOfRange(text, at, end), where, line));
      }
      at = end;
    }
  }

  private static RingKey key(byte[] word, String where, int line) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(word);
    } catch (IllegalArgumentException notBase64) {
      key = new byte[0];
    } finally {
      Arrays.fill(word, (byte) 0);
    }
    if (key.length != Seal.KEY_BYTES) {
      throw new KekTrouble(
          "A key-encryption key in %s, line %d, is not 32 bytes in Base64.".formatted(where, line),
          "Restore the keys from their backup; one key stands on a line.");
    }
    return RingKey.of(key);
  }

  /** The key that a database which names none yet begins with. */
  RingKey newest() {
    return keys.values().iterator().next();
  }

  /** The key of that id, if it is there. */
  Optional<RingKey> key(@Nullable String id) {
    return Optional.ofNullable(keys.get(id));
  }

  Set<String> ids() {
    return Set.copyOf(keys.keySet());
  }

  /** As a line of the text. */
  static byte[] line(RingKey key) {
    byte[] encoded = Base64.getEncoder().encode(key.bytes());
    byte[] line = Arrays.copyOf(encoded, encoded.length + 1);
    line[encoded.length] = '\n';
    Arrays.fill(encoded, (byte) 0);
    return line;
  }

  /** The ids alone. */
  @Override
  public String toString() {
    return String.join(", ", keys.keySet());
  }
}
