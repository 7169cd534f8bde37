package io.muster.connection.reading;

/** How texts from a cluster are kept. */
final class Texts {

  private static final int LIMIT = 256;
  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /** The first 256 characters; no pair of surrogates is torn. */
  static String cut(String text) {
    if (text.length() <= LIMIT) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT);
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
