package io.muster.exports;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A long list of which no more than one page is in memory: each is read when it is its turn.
 *
 * @param <T> what is listed
 */
public final class Pages<T> implements Iterator<T> {

  private final IntFunction<List<T>> from;
  private final int size;
  private final Predicate<T> wanted;
  private Iterator<T> page = List.<T>of().iterator();
  private int offset;
  private boolean last;

  /**
   * The list, of which nothing is read yet.
   *
   * @param from gives the page after so many
   * @param size how much is on a page; a shorter one is the last
   * @param wanted what else is left out
   */
  public Pages(IntFunction<List<T>> from, int size, Predicate<T> wanted) {
    this.from = from;
    this.size = size;
    this.wanted = wanted;
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !last) {
      List<T> read = from.apply(offset);
      offset += size;
      last = read.size() < size;
      page = read.stream().filter(wanted).toList().iterator();
    }
    return page.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }

  /** The same list, each thing made into another when it is its turn. */
  public <R> Iterator<R> map(Function<T, R> made) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return Pages.this.hasNext();
      }

      @Override
      public R next() {
        return made.apply(Pages.this.next());
      }
    };
  }
}
