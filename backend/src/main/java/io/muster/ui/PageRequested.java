package io.muster.ui;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list the address asks for: {@code ?page=2}, from 1.
 *
 * @param number from 1
 * @param size rows a page
 */
public record PageRequested(int number, int size) {

  /** Rows a page unless a list says otherwise. */
  public static final int SIZE = 50;

  public PageRequested {
    number = Math.clamp(number, 1, 1_000_000);
    size = Math.clamp(size, 1, 1_000);
  }

  /** Reads the parameter; what is not a page number is the first page. */
  public static PageRequested of(@Nullable String parameter) {
    return of(parameter, SIZE);
  }

  /** As {@link #of(String)}, with the list's own number of rows. */
  public static PageRequested of(@Nullable String parameter, int size) {
    boolean number = parameter != null && parameter.matches("[0-9]{1,7}");
    return new PageRequested(number ? Integer.parseInt(parameter) : 1, size);
  }

  /** How many rows come before the page. */
  public long offset() {
    return (long) (number - 1) * size;
  }
}
