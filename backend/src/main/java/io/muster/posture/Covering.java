package io.muster.posture;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.Term;
import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFinding;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * That an exception addresses a container of a finding for a stretch of time, whose end is the
 * exception's own.
 *
 * @param container the container's id
 */
record Covering(
    FindingId finding,
    String container,
    ExceptionId exception,
    ExceptionKind kind,
    Instant from,
    Instant until) {

  /** What follows from what is known at an instant, from then on, should nothing else happen. */
  static List<Covering> from(Instant at, Known known) {
    List<Covering> coverings = new ArrayList<>();
    for (OpenFinding finding : known.open()) {
      for (FindingDetail container : finding.details()) {
        for (Term term : known.terms()) {
          Instant from = term.start().isAfter(at) ? term.start() : at;
          if (term.end().isAfter(from)
              && term.admits(known.inputs().cluster(), known.inputs().boundary(), container)) {
            coverings.add(
                new Covering(
                    finding.id(), container.container(), term.id(), term.kind(), from, term.end()));
          }
        }
      }
    }
    return coverings;
  }

  /** The same, ended at {@code end}. */
  Covering until(Instant end) {
    return new Covering(finding, container, exception, kind, from, end);
  }

  /** Whether it is about the same container of the same finding, by the same exception. */
  boolean sameAs(Covering other) {
    return finding.equals(other.finding)
        && container.equals(other.container)
        && exception.equals(other.exception);
  }
}
