package io.muster.posture.web;

import io.muster.evaluation.Verdict;
import io.muster.identity.Scope;
import io.muster.posture.FleetCares;
import io.muster.posture.FleetFilter;
import io.muster.posture.FleetOrder;
import io.muster.shared.BoundaryId;
import io.muster.ui.Sort;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fleet list as its address asks for it. What is not said, or is no such thing, filters
 * nothing.
 */
record FleetAsked(
    @Nullable String q,
    @Nullable String verdict,
    @Nullable String boundary,
    @Nullable String environment,
    @Nullable String care,
    @Nullable String asOf,
    @Nullable String sort,
    @Nullable String page) {

  private static final List<String> COLUMNS =
      List.of("verdict", "cluster", "boundary", "open", "raw", "last-scan");

  FleetAsked {
    q = Objects.requireNonNullElse(q, "").strip();
    verdict = Objects.requireNonNullElse(verdict, "");
    boundary = Objects.requireNonNullElse(boundary, "");
    environment = Objects.requireNonNullElse(environment, "").strip();
    care = Objects.requireNonNullElse(care, "");
    asOf = Objects.requireNonNullElse(asOf, "").strip();
  }

  /** The word of a verdict in the address. */
  static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one verdict that is shown, or null for all. */
  public @Nullable Verdict wanted() {
    return Stream.of(Verdict.values())
        .filter(v -> word(v).equals(verdict))
        .findFirst()
        .orElse(null);
  }

  FleetFilter filter() {
    BoundaryId only = boundary.isEmpty() ? null : BoundaryId.parse(boundary);
    return new FleetFilter(wanted(), only, environment, q, null);
  }

  /** The filter, of the clusters only that need the chosen care. */
  FleetFilter filter(FleetCares cares, Scope scope, Instant now) {
    return filter().among(cares.among(care, scope, now));
  }

  /** Whether anything is left out. */
  public boolean filtered() {
    return !filter().equals(FleetFilter.ALL) || !care.isEmpty();
  }

  /** Which clusters that are, in words. */
  String words() {
    if (!filtered()) {
      return "The whole fleet";
    }
    return Stream.of(
            wanted() == null ? "" : wanted().title(),
            boundary.isEmpty() ? "" : "one boundary",
            environment.isEmpty() ? "" : "environment " + environment,
            q.isEmpty() ? "" : "“" + q + "”",
            care.isEmpty() ? "" : "those that need care")
        .filter(w -> !w.isEmpty())
        .collect(java.util.stream.Collectors.joining(", ", "Clusters: ", ""));
  }

  /** Descending by verdict is the worst first. */
  public Sort by() {
    return Sort.of(sort, COLUMNS, "-verdict");
  }

  FleetOrder order() {
    Sort by = by();
    boolean down = by.descending();
    return switch (by.column()) {
      case "cluster" -> down ? FleetOrder.NAME_BACKWARDS : FleetOrder.NAME;
      case "boundary" -> down ? FleetOrder.BOUNDARY_BACKWARDS : FleetOrder.BOUNDARY;
      case "open" -> down ? FleetOrder.MOST_OPEN : FleetOrder.FEWEST_OPEN;
      case "raw" -> down ? FleetOrder.MOST_RAW : FleetOrder.FEWEST_RAW;
      case "last-scan" -> down ? FleetOrder.LATEST_SCAN : FleetOrder.LAST_SCAN;
      default -> down ? FleetOrder.WORST : FleetOrder.BEST;
    };
  }

  /** The parameters that make the same view again, all but the page. */
  Map<String, String> parameters() {
    Map<String, String> said = new TreeMap<>();
    said.put("q", q);
    said.put("verdict", wanted() == null ? "" : verdict);
    said.put("boundary", boundary);
    said.put("environment", environment);
    said.put("care", care);
    said.put("asOf", asOf);
    said.put("sort", by().parameter().equals("-verdict") ? "" : by().parameter());
    return said;
  }
}
