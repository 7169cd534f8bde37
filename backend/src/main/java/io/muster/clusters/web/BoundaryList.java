package io.muster.clusters.web;

import io.muster.clusters.PastBoundary;
import io.muster.ui.AsOf;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.Sort;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of boundaries as its address asks for it.
 *
 * @param q what the rows were searched for
 * @param rows the rows of the page shown
 */
record BoundaryList(String q, Sort sort, PageLinks links, List<BoundaryRow> rows) {

  private static final List<String> COLUMNS =
      List.of("name", "acronym", "system", "ao", "issm", "ends", "clusters");

  static BoundaryList of(
      List<BoundaryRow> all, String q, @Nullable String sort, @Nullable String page, AsOf asOf) {
    Sort by = sort(sort);
    PageRequested requested = PageRequested.of(page);
    List<BoundaryRow> found = found(all, q, by);
    List<BoundaryRow> rows =
        found.stream().skip(requested.offset()).limit(requested.size()).toList();
    var links =
        new PageLinks(
            "/boundaries",
            Map.of("q", q, "sort", by.parameter(), AsOf.PARAMETER, asOf.parameter()),
            requested,
            found.size());
    return new BoundaryList(q, by, links, rows);
  }

  /** How the rows are sorted, as the address asks for it. */
  static Sort sort(@Nullable String asked) {
    return Sort.of(asked, COLUMNS, "name");
  }

  /** All rows that the search finds, sorted. */
  static List<BoundaryRow> found(List<BoundaryRow> all, String q, Sort by) {
    return all.stream().filter(r -> matches(r.boundary(), q)).sorted(order(by)).toList();
  }

  private static Comparator<BoundaryRow> order(Sort sort) {
    Comparator<BoundaryRow> order =
        switch (sort.column()) {
          case "acronym" -> text(r -> r.boundary().details().acronym());
          case "system" -> text(r -> r.boundary().details().systemName());
          case "ao" -> text(r -> r.boundary().details().aoName());
          case "issm" -> text(r -> r.boundary().details().issmName());
          case "ends" ->
              Comparator.comparing(
                  r ->
                      Objects.requireNonNullElse(
                          r.boundary().details().authorizationEnds(), LocalDate.MAX));
          case "clusters" -> Comparator.comparingLong(BoundaryRow::clusters);
          default -> text(r -> r.boundary().name());
        };
    return (sort.descending() ? order.reversed() : order)
        .thenComparing(text(r -> r.boundary().name()));
  }

  private static Comparator<BoundaryRow> text(
      java.util.function.Function<BoundaryRow, String> column) {
    return Comparator.comparing(column, String.CASE_INSENSITIVE_ORDER);
  }

  private static boolean matches(PastBoundary boundary, String q) {
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    return Stream.of(
            boundary.name(),
            boundary.details().acronym(),
            boundary.details().systemName(),
            boundary.details().emassId(),
            boundary.details().aoName(),
            boundary.details().issmName())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
