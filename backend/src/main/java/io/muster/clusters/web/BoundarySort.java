package io.muster.clusters.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/** The orders in which boundaries can be listed, by the words of the address. */
enum BoundarySort {
  name(Comparator.comparing(r -> r.boundary().name().toLowerCase(Locale.ROOT))),
  ends(
      Comparator.comparing(
          r -> Objects.requireNonNullElse(r.boundary().authorizationEnds(), LocalDate.MAX))),
  clusters(Comparator.comparingLong(BoundaryRow::clusters).reversed());

  private final Comparator<BoundaryRow> order;

  BoundarySort(Comparator<BoundaryRow> order) {
    this.order = order;
  }

  Comparator<BoundaryRow> order() {
    return order;
  }
}
