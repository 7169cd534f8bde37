package io.muster.exports.oscal;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Several of each, one after the other; what comes next is read only when it is its turn.
 *
 * @param <A> of what there are several
 * @param <B> the several
 */
final class Spread<A, B> implements Iterator<B> {

  private final Iterator<A> of;
  private final Function<A, Iterator<B>> several;
  private final Consumer<B> seen;
  private Iterator<B> now = Collections.emptyIterator();

  /**
   * The whole.
   *
   * @param seen is told each before it is handed out
   */
  Spread(Iterator<A> of, Function<A, Iterator<B>> several, Consumer<B> seen) {
    this.of = of;
    this.several = several;
    this.seen = seen;
  }

  @Override
  public boolean hasNext() {
    while (!now.hasNext() && of.hasNext()) {
      now = several.apply(of.next());
    }
    return now.hasNext();
  }

  @Override
  public B next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    B next = now.next();
    seen.accept(next);
    return next;
  }
}
