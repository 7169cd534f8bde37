package io.muster.ui;

import io.muster.shared.PlainText;
import java.io.IOException;
import java.io.Writer;
import java.util.function.IntPredicate;

/** Writes on, and some characters, else what nobody would see, as {@link PlainText#notation}. */
final class VisibleWriter extends LetterWriter {

  private final IntPredicate numbered;

  /** The first half of a character whose other half comes with the next call; 0 if none. */
  private char half;

  VisibleWriter(Writer out) {
    this(out, PlainText::unseen);
  }

  /**
   * @param numbered which characters are written by their number; none that is in ASCII and seen
   */
  VisibleWriter(Writer out, IntPredicate numbered) {
    super(out);
    this.numbered = numbered;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    int written = from;
    int end = from + length;
    for (int i = from; i < end; i++) {
      char c = text[i];
      if (half != 0 || c > '\u007e' || c < ' ') {
        if (special(c)) {
          out.write(text, written, i - written);
          one(c);
          written = i + 1;
        }
      }
    }
    out.write(text, written, end - written);
  }

  private boolean special(char c) {
    return half != 0 || Character.isSurrogate(c) || numbered.test(c);
  }

  private void one(char c) throws IOException {
    if (half != 0 && Character.isLowSurrogate(c)) {
      whole(Character.toCodePoint(half, c));
      half = 0;
      return;
    }
    endHalf();
    if (Character.isHighSurrogate(c)) {
      half = c;
    } else {
      whole(c);
    }
  }

  /** Nothing follows that belongs to what was written. */
  void endHalf() throws IOException {
    if (half != 0) {
      out.write(PlainText.notation(half));
      half = 0;
    }
  }

  private void whole(int character) throws IOException {
    out.write(
        numbered.test(character) ? PlainText.notation(character) : Character.toString(character));
  }

  @Override
  public void close() throws IOException {
    endHalf();
    super.close();
  }
}
