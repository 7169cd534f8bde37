package io.muster.exceptions;

import io.muster.clusters.Boundary;
import io.muster.shared.Problem.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request still lacks before it can be submitted, field by field. */
final class Missing {

  private Missing() {}

  /**
   * All of it; nothing if the request is whole.
   *
   * @param today in the boundary's zone
   */
  static List<FieldProblem> in(
      RequestText text, ExceptionKind kind, Boundary boundary, LocalDate today, Evidence evidence) {
    List<FieldProblem> missing = new ArrayList<>();
    need(missing, "title", text.title(), "Give it a title, in a line.");
    need(missing, "justification", text.justification(), "Say why it should be granted.");
    need(
        missing,
        "whyHostPid",
        text.whyHostPid(),
        "Say why the workload needs the host's PID namespace.");
    need(
        missing,
        "compensatingControls",
        text.compensatingControls(),
        "Say what lessens the risk meanwhile.");
    if (kind == ExceptionKind.DOCUMENTED) {
      need(
          missing,
          "sspReference",
          text.sspReference(),
          "Say where the system security plan names it: documented means named there.");
    }
    missing.addAll(text.subjects().problems());
    missing.addAll(days(text.from(), text.until(), kind, boundary, today));
    if (evidence.lines().isEmpty()) {
      missing.add(
          new FieldProblem(
              "subjects.name",
              "It catches no open finding of this kind in these clusters: there is nothing to"
                  + " decide on."));
    }
    return missing;
  }

  /** What is wrong with the term. */
  static List<FieldProblem> days(
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      ExceptionKind kind,
      Boundary boundary,
      LocalDate today) {
    List<FieldProblem> wrong = new ArrayList<>();
    if (from == null) {
      wrong.add(new FieldProblem("from", "Enter its first day, as YYYY-MM-DD."));
    }
    if (until == null) {
      wrong.add(new FieldProblem("until", "Enter its last day, as YYYY-MM-DD."));
      return wrong;
    }
    if (until.isBefore(today) || from != null && until.isBefore(from)) {
      wrong.add(
          new FieldProblem(
              "until", "The last day must not be before the first, nor before today."));
    }
    int longest = boundary.exceptionPolicy().longestDays();
    if (from != null && until.isAfter(from.plusDays(longest - 1L))) {
      wrong.add(
          new FieldProblem(
              "until",
              "An exception of this boundary lasts at most %d days: until %s at the latest."
                  .formatted(longest, from.plusDays(longest - 1L))));
    }
    if (kind == ExceptionKind.RISK_ACCEPTED) {
      LocalDate ends = boundary.authorizationEnds();
      if (ends == null) {
        wrong.add(
            new FieldProblem(
                "until",
                "The boundary says no end of its authorization, and a risk is accepted no longer"
                    + " than that: enter it first."));
      } else if (until.isAfter(ends)) {
        wrong.add(
            new FieldProblem(
                "until",
                "A risk is accepted no longer than the boundary is authorized: until %s."
                    .formatted(ends)));
      }
    }
    return wrong;
  }

  private static void need(List<FieldProblem> missing, String field, String said, String sentence) {
    if (said.isEmpty()) {
      missing.add(new FieldProblem(field, sentence));
    }
  }
}
