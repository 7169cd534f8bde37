package io.muster.posture;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.Term;
import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The open findings of a cluster at an instant, sorted by what addresses them. One is documented if
 * each of its containers is; accepted if each is addressed, but not all by documentation; else
 * unaddressed.
 *
 * @param inForce the exceptions in force then that cover something, by number
 * @param resembled the exceptions in force then that unaddressed containers look like, one entry a
 *     container, by number
 * @param documentedOpen whether documented findings count as open all the same
 */
record Addressed(
    List<OpenFinding> documented,
    List<OpenFinding> accepted,
    List<OpenFinding> unaddressed,
    List<Term> inForce,
    List<Term> resembled,
    boolean documentedOpen) {

  static Addressed at(Instant t, Known known) {
    List<Term> terms = known.terms().stream().filter(term -> term.inForceAt(t)).toList();
    List<OpenFinding> documented = new ArrayList<>();
    List<OpenFinding> accepted = new ArrayList<>();
    List<OpenFinding> unaddressed = new ArrayList<>();
    List<Term> resembled = new ArrayList<>();
    for (OpenFinding finding : known.open()) {
      if (finding.details().stream().allMatch(d -> by(terms, known, d, true))) {
        documented.add(finding);
      } else if (finding.details().stream().allMatch(d -> by(terms, known, d, false))) {
        accepted.add(finding);
      } else {
        unaddressed.add(finding);
        finding.details().stream()
            .filter(d -> !by(terms, known, d, false))
            .flatMap(
                d -> terms.stream().filter(term -> resembles(term, known, finding, d)).limit(1))
            .forEach(resembled::add);
      }
    }
    List<Term> covering =
        terms.stream()
            .filter(
                term ->
                    known.open().stream()
                        .flatMap(f -> f.details().stream())
                        .anyMatch(d -> admits(term, known, d)))
            .toList();
    return new Addressed(
        documented, accepted, unaddressed, covering, resembled, known.inputs().documentedOpen());
  }

  /** How many keep the cluster from passing. */
  int open() {
    return unaddressed.size() + accepted.size() + (documentedOpen ? documented.size() : 0);
  }

  private static boolean by(
      List<Term> terms, Known known, FindingDetail container, boolean documentedOnly) {
    return terms.stream()
        .filter(term -> !documentedOnly || term.kind() == ExceptionKind.DOCUMENTED)
        .anyMatch(term -> admits(term, known, container));
  }

  private static boolean admits(Term term, Known known, FindingDetail container) {
    return term.admits(known.inputs().cluster(), known.inputs().boundary(), container);
  }

  private static boolean resembles(
      Term term, Known known, OpenFinding finding, FindingDetail container) {
    return term.resembles(
        known.inputs().cluster(), known.inputs().boundary(), finding.subject().name(), container);
  }
}
