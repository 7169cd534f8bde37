package io.muster.ui;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Looks at each letter that is written: however it comes, it comes by one method. */
abstract class LetterWriter extends FilterWriter {

  LetterWriter(Writer out) {
    super(out);
  }

  @Override
  public abstract void write(char[] text, int from, int length) throws IOException;

  @Override
  public final void write(String text, int from, int length) throws IOException {
    write(text.substring(from, from + length).toCharArray(), 0, length);
  }

  @Override
  public final void write(int c) throws IOException {
    write(new char[] {(char) c}, 0, 1);
  }
}
