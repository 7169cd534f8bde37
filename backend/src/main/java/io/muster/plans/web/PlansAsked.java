package io.muster.plans.web;

import io.muster.plans.PlanFilter;
import io.muster.plans.PlanOrder;
import io.muster.shared.BoundaryId;
import io.muster.ui.AsOf;
import io.muster.ui.PageRequested;
import io.muster.ui.Sort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which plans the address asks for: all, the late ones first. */
record PlansAsked(
    @Nullable String boundary,
    @Nullable String late,
    @Nullable String sort,
    @Nullable String page) {

  private static final List<String> COLUMNS =
      List.of("late", "name", "open", "owner", "completion");

  /**
   * The filter.
   *
   * @throws NotFound if the boundary is no id
   */
  PlanFilter filter() {
    return new PlanFilter(
        said(boundary).isEmpty() ? null : BoundaryId.parse(said(boundary)),
        said(late).equals("yes"));
  }

  Sort by() {
    return Sort.of(sort, COLUMNS, "late");
  }

  PlanOrder order() {
    Sort by = by();
    return switch (by.column()) {
      case "name" -> by.descending() ? PlanOrder.NAME_BACKWARDS : PlanOrder.NAME;
      case "open" -> by.descending() ? PlanOrder.MOST_OPEN : PlanOrder.FEWEST_OPEN;
      case "owner" -> by.descending() ? PlanOrder.OWNER_BACKWARDS : PlanOrder.OWNER;
      case "completion" -> by.descending() ? PlanOrder.COMPLETION_LAST : PlanOrder.COMPLETION;
      default -> PlanOrder.LATE;
    };
  }

  PageRequested requested() {
    return PageRequested.of(page);
  }

  /** All of it but the page, as the address says it. */
  Map<String, String> parameters(AsOf asOf) {
    return Map.of(
        AsOf.PARAMETER,
        asOf.parameter(),
        "boundary",
        said(boundary),
        "late",
        said(late),
        "sort",
        by().parameter());
  }

  private static String said(@Nullable String parameter) {
    return Objects.requireNonNullElse(parameter, "").strip();
  }
}
