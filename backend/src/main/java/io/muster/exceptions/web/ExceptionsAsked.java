package io.muster.exceptions.web;

import io.muster.exceptions.ExceptionFilter;
import io.muster.exceptions.ExceptionFilter.Concern;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionOrder;
import io.muster.exceptions.RequestState;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import io.muster.shared.NotFound;
import io.muster.ui.AsOf;
import io.muster.ui.PageRequested;
import io.muster.ui.Sort;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which exceptions the address asks for: all, those that wait for someone first. */
record ExceptionsAsked(
    @Nullable String show,
    @Nullable String kind,
    @Nullable String boundary,
    @Nullable String ends,
    @Nullable String q,
    @Nullable String sort,
    @Nullable String page) {

  private static final List<String> COLUMNS = List.of("waiting", "number", "title", "until");

  /** The parts of the list that one may choose. */
  enum Show {
    ALL,
    ATTENTION,
    MINE,
    PENDING
  }

  Show shown() {
    return Arrays.stream(Show.values())
        .filter(s -> s.name().equalsIgnoreCase(said(show)))
        .findFirst()
        .orElse(Show.ALL);
  }

  /**
   * The filter.
   *
   * @param me all accounts of the one who asks
   * @throws NotFound if the boundary is no id
   */
  ExceptionFilter filter(Set<AccountId> me, Set<ExceptionId> changed) {
    return filter(shown(), me, changed);
  }

  /** The filter with another part chosen, for its count. */
  ExceptionFilter filter(Show part, Set<AccountId> me, Set<ExceptionId> changed) {
    ExceptionFilter rest =
        ExceptionFilter.ALL
            .of(
                Arrays.stream(ExceptionKind.values())
                    .filter(k -> k.name().equals(said(kind)))
                    .findFirst()
                    .orElse(null))
            .of(said(boundary).isEmpty() ? null : BoundaryId.parse(said(boundary)))
            .endingWithin(days())
            .withText(said(q));
    return switch (part) {
      case ALL -> rest;
      case ATTENTION -> rest.with(Concern.ATTENTION, changed);
      case MINE -> rest.writtenBy(me);
      case PENDING -> rest.in(RequestState.SUBMITTED, RequestState.ENDORSED);
    };
  }

  Sort by() {
    return Sort.of(sort, COLUMNS, "waiting");
  }

  ExceptionOrder order() {
    Sort by = by();
    return switch (by.column()) {
      case "number" -> by.descending() ? ExceptionOrder.NEWEST : ExceptionOrder.OLDEST;
      case "title" -> by.descending() ? ExceptionOrder.TITLE_BACKWARDS : ExceptionOrder.TITLE;
      case "until" -> by.descending() ? ExceptionOrder.ENDING_LAST : ExceptionOrder.ENDING;
      default -> ExceptionOrder.WAITING;
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
        "show",
        shown().name().toLowerCase(java.util.Locale.ROOT),
        "kind",
        said(kind),
        "boundary",
        said(boundary),
        "ends",
        days() == null ? "" : said(ends),
        "q",
        said(q),
        "sort",
        by().parameter());
  }

  /** Within how many days the chosen ones end, or null for any. */
  private @Nullable Duration days() {
    return said(ends).matches("[1-9][0-9]{0,3}")
        ? Duration.ofDays(Long.parseLong(said(ends)))
        : null;
  }

  private static String said(@Nullable String parameter) {
    return Objects.requireNonNullElse(parameter, "").strip();
  }
}
