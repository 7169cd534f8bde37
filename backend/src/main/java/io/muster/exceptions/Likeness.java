package io.muster.exceptions;

import java.util.List;

/**
 * That an open finding looks like what an exception covers, and in what it is something else.
 *
 * @param facts the names of the facts that differ, such as {@code command}
 */
public record Likeness(Drift drift, List<String> facts) {

  public Likeness {
    facts = facts.stream().distinct().toList();
  }

  /** "looks like EX-2026-0001, but: command differs". */
  public String sentence() {
    if (facts.isEmpty()) {
      return "looks like %s, but: it is not of the kind that it covers".formatted(drift.number());
    }
    return "looks like %s, but: %s %s"
        .formatted(
            drift.number(), String.join(", ", facts), facts.size() == 1 ? "differs" : "differ");
  }
}
