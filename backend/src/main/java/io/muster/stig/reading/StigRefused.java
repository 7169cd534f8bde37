package io.muster.stig.reading;

import io.muster.shared.Problem;
import java.util.List;

/** A file that cannot be imported; one sentence says why. Nothing of it is kept. */
public final class StigRefused extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  private StigRefused(String sentence, boolean tooLarge) {
    super(sentence, null, false, true);
    this.tooLarge = tooLarge;
  }

  static StigRefused because(String sentence, Object... details) {
    return new StigRefused(said(sentence, details), false);
  }

  static StigRefused tooLarge(String sentence, Object... details) {
    return new StigRefused(said(sentence, details), true);
  }

  @Override
  public Kind kind() {
    return tooLarge ? Kind.TOO_LARGE : Kind.INVALID;
  }

  @Override
  public String sentence() {
    return getMessage();
  }

  @Override
  public List<FieldProblem> fields() {
    return List.of(new FieldProblem("file", sentence()));
  }

  /** Details come from the file: they are cut, and what is not printable is not shown. */
  private static String said(String sentence, Object... details) {
    Object[] shown = new Object[details.length];
    for (int i = 0; i < details.length; i++) {
      shown[i] = details[i] instanceof String text ? printable(text) : details[i];
    }
    return sentence.formatted(shown);
  }

  private static String printable(String text) {
    return text.codePoints()
        .limit(80)
        .map(c -> Character.isLetterOrDigit(c) || c > 31 && c < 127 ? c : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
