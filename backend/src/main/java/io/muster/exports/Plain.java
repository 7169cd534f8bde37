package io.muster.exports;

/** Text that every format can carry and every reader takes as it is meant. */
public final class Plain {

  /**
   * The most characters of finding details or comments. STIG Viewer's spreadsheets take 32,767 in a
   * cell.
   */
  static final int MOST = 32_000;

  private Plain() {}

  /** One line: what would end it or cannot be seen reads as a question mark, a tab as a blank. */
  public static String line(String text) {
    return text(text.replace('\t', ' ').replaceAll("[\\p{Cc}\\u2028\\u2029]", "?"));
  }

  /**
   * Any text: line ends as LF; control characters, directions and halves of characters read as
   * question marks; two colons between blanks, by which readers split, become one.
   */
  public static String text(String text) {
    String clean =
        text.replace("\r\n", "\n")
            .replace('\r', '\n')
            .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "?")
            .replaceAll("[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF\\p{Cs}]", "?");
    return clean.replaceAll("(?<=\\s|^)::+(?=\\s|$)", ":");
  }

  /** As {@link #text} where two colons are part of a form, as in a rule's reference. */
  public static String official(String text) {
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "?")
        .replaceAll("[\\uFFFE\\uFFFF\\p{Cs}]", "?");
  }

  /** No longer than that many characters, never ending in half of one. */
  public static String start(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
