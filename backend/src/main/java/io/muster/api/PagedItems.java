package io.muster.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the items, in the list's order
 * @param next the cursor with which the list goes on; absent at its end
 */
public record PagedItems<T>(List<T> items, @Nullable String next) {

  /**
   * Cuts one part.
   *
   * @param rows the rows after the cursor, one more than the limit if there are so many
   * @param paging what was asked for
   * @param key by what the list is ordered, and what the next query begins after
   * @param view what is told of a row
   */
  public static <R, T> PagedItems<T> cut(
      List<R> rows, Paging paging, Function<R, String> key, Function<R, T> view) {
    return of(rows, paging, key, part -> part.stream().map(view).toList());
  }

  /**
   * The same, where the items of a part are put together at once.
   *
   * @param view what is told of the rows of the part
   */
  public static <R, T> PagedItems<T> of(
      List<R> rows, Paging paging, Function<R, String> key, Function<List<R>, List<T>> view) {
    List<R> part = rows.subList(0, Math.min(rows.size(), paging.limit()));
    String next = rows.size() > paging.limit() ? Paging.cursor(key.apply(part.getLast())) : null;
    return new PagedItems<>(view.apply(part), next);
  }
}
