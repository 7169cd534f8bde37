package io.muster.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list as the address says it: {@code ?sort=name} ascending, {@code ?sort=-name}
 * descending.
 *
 * @param column one of the list's columns
 */
public record Sort(String column, boolean descending) {

  /**
   * Reads the parameter; what is not a column of the list is the list's own order.
   *
   * @param parameter the {@code sort} parameter, or null
   * @param columns the columns one may sort by
   * @param otherwise the list's own order, written like a parameter
   */
  public static Sort of(@Nullable String parameter, List<String> columns, String otherwise) {
    String asked = parameter == null ? otherwise : parameter;
    String name = asked.startsWith("-") ? asked.substring(1) : asked;
    return columns.contains(name)
        ? new Sort(name, asked.startsWith("-"))
        : of(otherwise, List.of(otherwise.replaceFirst("^-", "")), otherwise);
  }

  /**
   * The value of {@code aria-sort} for a column's head, or null if the list is not sorted by it.
   */
  public @Nullable String ariaOf(String other) {
    if (!column.equals(other)) {
      return null;
    }
    return descending ? "descending" : "ascending";
  }

  /** The parameter that a click on the column's head leads to: the other way round if it leads. */
  public String next(String other) {
    return column.equals(other) && !descending ? "-" + other : other;
  }

  /** The parameter that says this order. */
  public String parameter() {
    return descending ? "-" + column : column;
  }
}
