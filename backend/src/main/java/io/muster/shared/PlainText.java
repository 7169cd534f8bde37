package io.muster.shared;

import io.muster.shared.Problem.FieldProblem;
import java.util.Optional;

/**
 * Which characters a text may have, and how those are shown that a reader would not see, or that
 * would make the text read otherwise than it is written.
 */
public final class PlainText {

  private static final String SENTENCE =
      "The field %s has a character that no text can have, %s: take it out and send it again.";

  private PlainText() {}

  /**
   * What is wrong with a text that has a character which none may have: control characters but tabs
   * and line ends, separators of lines and paragraphs, what turns the direction of reading (Unicode
   * Standard Annex 9), halves of characters, and what is no character. No file could give such a
   * text back as it was.
   *
   * @param field the field of the form or document in which it stands
   */
  public static Optional<FieldProblem> refusal(String field, String text) {
    String shown = visible(field);
    return text.codePoints()
        .filter(PlainText::unfit)
        .mapToObj(c -> new FieldProblem(shown, SENTENCE.formatted(shown, notation(c))))
        .findFirst();
  }

  /** Whether a character cannot be seen: the unfit ones, and those that only format. */
  public static boolean unseen(int character) {
    return unfit(character) || Character.getType(character) == Character.FORMAT;
  }

  /** The text with every character that cannot be seen as {@link #notation}. */
  public static String visible(String text) {
    if (text.codePoints().noneMatch(PlainText::unseen)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> shown.append(unseen(c) ? notation(c) : Character.toString(c)));
    return shown.toString();
  }

  /** A character by its number, as in {@code [U+202E]}. */
  public static String notation(int character) {
    return "[U+%04X]".formatted(character);
  }

  /** Whether no text that is sent may have the character, see {@link #refusal}. */
  public static boolean unfit(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\t' && c != '\n' && c != '\r';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
      default -> turns(c) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    };
  }

  private static boolean turns(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
