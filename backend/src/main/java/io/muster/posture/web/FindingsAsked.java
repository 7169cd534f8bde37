package io.muster.posture.web;

import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.ui.PageRequested;
import io.muster.ui.Sort;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which findings the address asks for: the open ones, the worst first, unless it says otherwise.
 */
record FindingsAsked(
    @Nullable String state,
    @Nullable String cluster,
    @Nullable String boundary,
    @Nullable String system,
    @Nullable String q,
    @Nullable String openedSince,
    @Nullable String asOf,
    @Nullable String sort,
    @Nullable String page) {

  private static final List<String> COLUMNS =
      List.of("state", "subject", "cluster", "opened", "ended");

  /**
   * The filter.
   *
   * @throws Invalid if the day is none
   * @throws NotFound if a cluster or a boundary is asked for by what is no id
   */
  FindingFilter filter() {
    return new FindingFilter(
        said(cluster).isEmpty() ? null : ClusterId.parse(said(cluster)),
        said(boundary).isEmpty() ? null : BoundaryId.parse(said(boundary)),
        Asked.word(state, FindingFilter.State.OPEN),
        null,
        switch (said(system)) {
          case "yes" -> Boolean.TRUE;
          case "no" -> Boolean.FALSE;
          default -> null;
        },
        said(q),
        said(openedSince).isEmpty() ? null : day(said(openedSince)),
        null);
  }

  /** The order as the heads of the table show it. */
  Sort by() {
    return Sort.of(sort, COLUMNS, "state");
  }

  /** The order as the ledger knows it. */
  FindingOrder order() {
    Sort by = by();
    return switch (by.column()) {
      case "subject" -> by.descending() ? FindingOrder.SUBJECT_BACKWARDS : FindingOrder.SUBJECT;
      case "cluster" -> by.descending() ? FindingOrder.CLUSTER_BACKWARDS : FindingOrder.CLUSTER;
      case "opened" -> by.descending() ? FindingOrder.NEWEST : FindingOrder.OLDEST;
      case "ended" -> by.descending() ? FindingOrder.LATEST_ENDED : FindingOrder.FIRST_ENDED;
      default -> by.descending() ? FindingOrder.LATEST_ENDED : FindingOrder.WORST;
    };
  }

  PageRequested requested() {
    return PageRequested.of(page);
  }

  /** All of it but the page, as the address says it. */
  Map<String, String> parameters() {
    return Map.of(
        "asOf", said(asOf),
        "state", Asked.inAddress(filter().state()),
        "cluster", said(cluster),
        "boundary", said(boundary),
        "system", said(system),
        "q", said(q),
        "openedSince", said(openedSince),
        "sort", by().parameter());
  }

  /** The first instant of a day in UTC. */
  private static Instant day(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException none) {
      throw new Invalid("openedSince", "Write the day as 2026-03-01.");
    }
  }

  private static String said(@Nullable String parameter) {
    return Objects.requireNonNullElse(parameter, "").strip();
  }
}
