package io.muster.exports;

/**
 * Lines of a text of limited length. What no longer fits is counted, and the text says at its end
 * how much was cut and where the whole is.
 */
final class Lines {

  private static final int RESERVE = 300;

  private final StringBuilder text = new StringBuilder();
  private final String whole;
  private int cut;
  private long cutCharacters;

  /**
   * Begins a text.
   *
   * @param whole where the whole is, as a sentence
   */
  Lines(String whole) {
    this.whole = Plain.line(whole);
  }

  /** Adds a line, cleaned. Once a line was cut, all after it are. */
  Lines add(String line) {
    String plain = Plain.line(line);
    if (cut > 0 || text.length() + plain.length() + 1 > Plain.MOST - RESERVE) {
      cut++;
      cutCharacters += plain.length();
    } else {
      text.append(plain).append('\n');
    }
    return this;
  }

  @Override
  public String toString() {
    if (cut > 0) {
      text.append(
          "Cut here, since checklists take %,d characters: %,d more lines (%,d characters). %s\n"
              .formatted(Plain.MOST, cut, cutCharacters, whole));
    }
    return text.toString().stripTrailing();
  }
}
