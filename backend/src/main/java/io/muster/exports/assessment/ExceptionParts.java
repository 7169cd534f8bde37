package io.muster.exports.assessment;

import io.muster.clusters.BoundaryDetails;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.Phase;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.Term;
import io.muster.exceptions.Terms;
import io.muster.exports.Citation;
import io.muster.exports.Decided;
import io.muster.exports.Snapshot;
import io.muster.exports.assessment.Assessment.ExceptionPart;
import io.muster.exports.assessment.Assessment.Fact;
import io.muster.exports.assessment.Assessment.StepPart;
import io.muster.identity.Scope;
import io.muster.shared.ExceptionId;
import io.muster.ui.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the exceptions that had been approved by an instant for clusters of a report and had not
 * ended then, with everything that had been done about each by then.
 */
final class ExceptionParts {

  private final Terms terms;
  private final ExceptionRequests requests;
  private final Times times;
  private final Instant at;
  private final Scope scope;
  private final Map<ExceptionId, Term> found = new HashMap<>();
  private final Map<ExceptionId, Integer> addressed = new HashMap<>();
  private final Map<ExceptionId, String> boundaries = new HashMap<>();

  ExceptionParts(Terms terms, ExceptionRequests requests, Times times, Instant at, Scope scope) {
    this.terms = terms;
    this.requests = requests;
    this.times = times;
    this.at = at;
    this.scope = scope;
  }

  /** Adds those of a cluster. */
  void add(Snapshot seen) {
    for (Term term : terms.endingAfter(seen.cluster(), at, scope)) {
      if (term.boundary().equals(seen.line().boundary()) && stands(term)) {
        found.put(term.id(), term);
        boundaries.put(term.id(), seen.line().boundaryName());
      }
    }
    seen.violators().stream()
        .flatMap(v -> v.citations().stream())
        .map(Citation::id)
        .forEach(id -> addressed.merge(id, 1, Integer::sum));
  }

  /** How many there are. */
  int count() {
    return found.size();
  }

  /** The first of them by number. */
  List<ExceptionPart> first(int most) {
    return found.values().stream()
        .sorted(Comparator.comparing(Term::number))
        .limit(most)
        .map(this::part)
        .toList();
  }

  private boolean stands(Term term) {
    return term.phaseAt(at)
        .map(
            phase ->
                switch (phase) {
                  case SCHEDULED, IN_FORCE, EXPIRING -> true;
                  case EXPIRED, REVOKED -> false;
                })
        .orElse(false);
  }

  private ExceptionPart part(Term term) {
    ExceptionRequest request = requests.get(term.id(), scope);
    return new ExceptionPart(
        term.number(),
        request.text().title(),
        term.kind().word(),
        term.kind() == ExceptionKind.DOCUMENTED ? "documented" : "accepted",
        term.phaseAt(at).map(Phase::word).orElse(""),
        addressed.getOrDefault(term.id(), 0),
        facts(term, request.text()),
        request.steps().stream()
            .filter(s -> !s.at().isAfter(at))
            .map(
                s ->
                    new StepPart(
                        capital(s.act().done()),
                        s.displayName() + " (" + s.username() + ")",
                        s.role(),
                        times.second(s.at()),
                        s.remark()))
            .toList());
  }

  private List<Fact> facts(Term term, RequestText text) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Valid",
            "From %s through %s (%s)"
                .formatted(times.day(term.fromDay()), times.day(term.untilDay()), term.zone())));
    facts.add(
        new Fact(
            "For",
            "Boundary %s, %s; containers are held to %s"
                .formatted(
                    boundaries.getOrDefault(term.id(), ""),
                    term.clusters().size() == 1
                        ? "1 cluster"
                        : term.clusters().size() + " clusters",
                    term.pin().words())));
    said(facts, "SSP reference", text.sspReference());
    said(facts, "Ticket", text.ticket());
    said(facts, "Justification", text.justification());
    said(facts, "Why the host's PID namespace", text.whyHostPid());
    said(facts, "Compensating controls", text.compensatingControls());
    return facts;
  }

  /** What was said of a boundary that an assessor asks for. */
  static List<Fact> boundary(Snapshot seen, Times times) {
    BoundaryDetails said = seen.boundary();
    List<Fact> facts = new ArrayList<>();
    said(facts, "System", said.systemName());
    said(facts, "eMASS id", said.emassId());
    said(facts, "Authorizing official", said.aoName());
    said(facts, "ISSM", said.issmName());
    if (said.authorizationEnds() != null) {
      facts.add(new Fact("Authorization ends", times.day(said.authorizationEnds())));
    }
    facts.add(
        new Fact(
            "Documented findings count as",
            (seen.standing().documentedOpen() ? "Open" : "Not a Finding")
                + ", "
                + decided(Decided.policy(seen), times, "as nobody decided otherwise")));
    facts.add(new Fact("System label", said.systemLabel()));
    facts.add(new Fact("A verdict may be", said.allowedAgeDays() + " days old"));
    facts.add(new Fact("Containers are inspected again", settings(seen, times)));
    facts.add(new Fact("Days are counted in", said.timeZone()));
    return facts;
  }

  private static String settings(Snapshot seen, Times times) {
    return "after %d days; label, age and this %s"
        .formatted(
            seen.boundary().reinspectionDays(),
            decided(Decided.settings(seen), times, "as the boundary was made"));
  }

  private static String decided(@Nullable Decided decided, Times times, String ifNobodyDid) {
    return decided == null
        ? ifNobodyDid
        : "decided by %s on %s: %s"
            .formatted(decided.by(), times.second(decided.at()), decided.reason());
  }

  private static void said(List<Fact> facts, String name, String text) {
    if (!text.isBlank()) {
      facts.add(new Fact(name, text));
    }
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
