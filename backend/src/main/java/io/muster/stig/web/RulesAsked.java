package io.muster.stig.web;

import io.muster.shared.ReleaseId;
import io.muster.stig.Benchmarks;
import io.muster.stig.Controls;
import io.muster.stig.Release;
import io.muster.stig.RuleFilter;
import io.muster.stig.RuleOrder;
import io.muster.stig.Severity;
import io.muster.ui.PageRequested;
import io.muster.ui.Sort;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rules the address asks for: those of the releases in effect, what answers the words best
 * first.
 *
 * @param release an id, {@code every} for all that are not withdrawn, or nothing for those in
 *     effect
 */
record RulesAsked(
    @Nullable String q,
    @Nullable String stig,
    @Nullable String release,
    @Nullable String severity,
    @Nullable String cci,
    @Nullable String control,
    @Nullable String sort,
    @Nullable String page) {

  static final String EVERY = "every";

  private static final List<String> COLUMNS = List.of("match", "rule", "severity", "title", "id");

  RulesAsked {
    q = said(q);
    stig = said(stig);
    release = said(release);
    severity = said(severity);
    cci = said(cci).toUpperCase(java.util.Locale.ROOT);
    control = said(control).toUpperCase(java.util.Locale.ROOT);
  }

  RuleFilter filter(Benchmarks benchmarks, Controls controls, Instant now) {
    return new RuleFilter(
        releases(benchmarks, now).stream().map(Release::id).toList(),
        q,
        Severity.of(severity).orElse(null),
        ccis(controls));
  }

  private List<Release> releases(Benchmarks benchmarks, Instant now) {
    List<Release> meant;
    if (release.isEmpty()) {
      meant = benchmarks.inEffectAt(now);
    } else if (release.equals(EVERY)) {
      meant = benchmarks.list().stream().filter(r -> !r.withdrawn()).toList();
    } else {
      return List.of(benchmarks.get(ReleaseId.parse(release)));
    }
    return meant.stream().filter(r -> stig.isEmpty() || r.stigId().equals(stig)).toList();
  }

  private @Nullable List<String> ccis(Controls controls) {
    if (control.isEmpty()) {
      return cci.isEmpty() ? null : List.of(cci);
    }
    return controls.ccisOf(control).stream().filter(c -> cci.isEmpty() || c.equals(cci)).toList();
  }

  Sort by() {
    return Sort.of(sort, COLUMNS, "match");
  }

  RuleOrder order() {
    Sort by = by();
    return switch (by.column()) {
      case "rule" -> by.descending() ? RuleOrder.V_ID_BACKWARDS : RuleOrder.V_ID;
      case "severity" -> by.descending() ? RuleOrder.SEVERITY_BACKWARDS : RuleOrder.SEVERITY;
      case "title" -> by.descending() ? RuleOrder.TITLE_BACKWARDS : RuleOrder.TITLE;
      case "id" -> by.descending() ? RuleOrder.STIG_ID_BACKWARDS : RuleOrder.STIG_ID;
      default -> RuleOrder.MATCH;
    };
  }

  PageRequested requested() {
    return PageRequested.of(page);
  }

  /** All of it but the page, as the address says it. */
  Map<String, String> parameters() {
    return Map.of(
        "q",
        q,
        "stig",
        stig,
        "release",
        release,
        "severity",
        severity,
        "cci",
        cci,
        "control",
        control,
        "sort",
        by().parameter().equals("match") ? "" : by().parameter());
  }

  /** Whether it narrows the list in any way. */
  boolean narrows() {
    return !(q + stig + release + severity + cci + control).isEmpty();
  }

  private static String said(@Nullable String parameter) {
    return Objects.requireNonNullElse(parameter, "").strip();
  }
}
