package io.muster.ui;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A text that grows in pieces: nothing of it is copied when it does. */
final class KeptText extends Writer {

  private static final int PIECE = 8192;

  private final List<char[]> full = new ArrayList<>();
  private char[] last = new char[PIECE];
  private int used;

  @Override
  public void write(char[] text, int from, int length) {
    int done = 0;
    while (done < length) {
      int fits = room(length - done);
      System.arraycopy(text, from + done, last, used, fits);
      used += fits;
      done += fits;
    }
  }

  @Override
  public void write(String text, int from, int length) {
    int done = 0;
    while (done < length) {
      int fits = room(length - done);
      text.getChars(from + done, from + done + fits, last, used);
      used += fits;
      done += fits;
    }
  }

  @Override
  public void write(int letter) {
    room(1);
    last[used++] = (char) letter;
  }

  /** How many letters of so many the last piece takes, one at least. */
  private int room(int wanted) {
    if (used == PIECE) {
      full.add(last);
      last = new char[PIECE];
      used = 0;
    }
    return Math.min(wanted, PIECE - used);
  }

  /** How many letters it has. */
  int length() {
    return full.size() * PIECE + used;
  }

  /** The letter at a place. */
  char at(int place) {
    return (place / PIECE < full.size() ? full.get(place / PIECE) : last)[place % PIECE];
  }

  /** Takes back all that was written. */
  void forget() {
    full.clear();
    used = 0;
  }

  /** Writes it all on. */
  void to(Writer out) throws IOException {
    for (char[] piece : full) {
      out.write(piece, 0, PIECE);
    }
    out.write(last, 0, used);
  }

  /** Looks at each letter in turn until one is found. */
  boolean anyPlace(Place where) {
    int before = 0;
    for (char[] piece : full) {
      if (any(where, piece, PIECE, before)) {
        return true;
      }
      before += PIECE;
    }
    return any(where, last, used, before);
  }

  private static boolean any(Place where, char[] piece, int length, int before) {
    for (int i = 0; i < length; i++) {
      if (where.is(piece[i], before + i)) {
        return true;
      }
    }
    return false;
  }

  /** Tells something of a letter and its place. */
  @FunctionalInterface
  interface Place {
    boolean is(char letter, int place);
  }

  @Override
  public void flush() {
    // Written on when it is whole.
  }

  @Override
  public void close() {
    // Written on when it is whole.
  }
}
