package io.muster.reports.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which overview the address asks for; what is no such thing counts as not said. */
record OverviewAsked(@Nullable String view, @Nullable String days, @Nullable String asOf) {

  private static final List<Integer> STRETCHES = List.of(1, 7, 30);
  private static final int USUAL = 7;

  OverviewAsked {
    view = Objects.requireNonNullElse(view, "");
    days = Objects.requireNonNullElse(days, "");
    asOf = Objects.requireNonNullElse(asOf, "").strip();
  }

  /** The view that is chosen among those that the person has. */
  OverviewView chosen(List<OverviewView> has) {
    return has.stream().filter(v -> v.key().equals(view)).findFirst().orElse(has.getFirst());
  }

  /** How many days back what is new is told of. */
  public int stretch() {
    return STRETCHES.stream().filter(d -> d.toString().equals(days)).findFirst().orElse(USUAL);
  }

  /** How many days back one may look. */
  public List<Integer> stretches() {
    return STRETCHES;
  }

  /** The day from which on what is new is told of, in UTC. */
  public LocalDate since(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().minusDays(stretch());
  }

  Map<String, String> parameters(OverviewView shown) {
    Map<String, String> said = new TreeMap<>();
    said.put("view", shown.key());
    said.put("days", stretch() == USUAL ? "" : "" + stretch());
    said.put("asOf", asOf);
    return said;
  }
}
