package io.muster.exports.sheets;

import io.muster.exports.Plain;

/** What a cell of a spreadsheet can hold. */
final class Cell {

  /** The most characters that Excel takes in a cell. */
  private static final int MOST = 32_767;

  private static final int RESERVE = 60;

  private Cell() {}

  /**
   * The text as a cell takes it: without control characters; what is cut is counted at its end.
   * What would be read as a character by its number, such as {@code _x0041_}, is written so that it
   * reads as it is.
   */
  static String text(String said) {
    return fit(said).replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
  }

  private static String fit(String said) {
    String clean = Plain.official(said);
    if (clean.length() <= MOST) {
      return clean;
    }
    String start = Plain.start(clean, MOST - RESERVE);
    return start + " (Cut here: %,d more characters.)".formatted(clean.length() - start.length());
  }
}
