package io.muster.exports.web;

import io.muster.evaluation.Verdict;
import io.muster.exports.Selection;
import io.muster.posture.FleetFilter;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which clusters' checklists are asked for, in the words of the fleet list's address. */
record ChecklistsAsked(
    @Nullable String q,
    @Nullable String verdict,
    @Nullable String boundary,
    @Nullable String environment,
    @Nullable String label,
    @Nullable String cluster,
    @Nullable String asOf) {

  ChecklistsAsked {
    q = Objects.requireNonNullElse(q, "").strip();
    verdict = Objects.requireNonNullElse(verdict, "");
    boundary = Objects.requireNonNullElse(boundary, "");
    environment = Objects.requireNonNullElse(environment, "").strip();
    label = Objects.requireNonNullElse(label, "").strip();
    cluster = Objects.requireNonNullElse(cluster, "");
    asOf = Objects.requireNonNullElse(asOf, "").strip();
  }

  Selection selection() {
    BoundaryId only = boundary.isEmpty() ? null : BoundaryId.parse(boundary);
    Set<ClusterId> among = cluster.isEmpty() ? null : Set.of(ClusterId.parse(cluster));
    return new Selection(new FleetFilter(wanted(), only, environment, q, among), label);
  }

  private @Nullable Verdict wanted() {
    return Stream.of(Verdict.values())
        .filter(v -> v.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(verdict))
        .findFirst()
        .orElse(null);
  }

  /** What leaves clusters out, by the names of the address; not the instant. */
  public Map<String, String> filters() {
    Map<String, String> said = new TreeMap<>();
    said.put("q", q);
    said.put("verdict", wanted() == null ? "" : verdict);
    said.put("boundary", boundary);
    said.put("environment", environment);
    said.put("label", label);
    said.put("cluster", cluster);
    said.values().removeIf(String::isEmpty);
    return said;
  }
}
