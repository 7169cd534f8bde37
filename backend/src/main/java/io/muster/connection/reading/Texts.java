package io.muster.connection.reading;

import io.muster.shared.CutText;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How texts from a cluster are kept. */
final class Texts {

  private static final char REPLACEMENT = '\uFFFD';

  /** Nothing, node, name, and whatever comes behind: a legacy link has one more. */
  private static final int PARTS = 4;

  private Texts() {}

  /**
   * A container's name as sent, {@code /name} or {@code /node/name}: each part is kept by itself.
   */
  static String path(String text) {
    return Stream.of(text.split("/", PARTS)).map(CutText::of).collect(Collectors.joining("/"));
  }

  /** NUL and lone surrogates replaced: no database keeps them. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || (c <= 0xFFFF && Character.isSurrogate((char) c)) ? REPLACEMENT : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
