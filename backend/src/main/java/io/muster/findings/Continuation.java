package io.muster.findings;

import io.muster.shared.FindingId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which open finding carries on under which subject of a scan. First come findings whose container
 * still bears its name, then those whose container bears another one now, then those whose name is
 * borne by another container. Ids are followed on one node only: containers do not wander, and what
 * another node shows says nothing of a node that was not read.
 */
final class Continuation {

  private final Violations violations;
  private final Set<String> whole;
  private final List<OpenFinding> open;
  private final Map<Subject, OpenFinding> holders;
  private final Map<Subject, OpenFinding> continued = new HashMap<>();
  private final Set<FindingId> placed = new HashSet<>();

  private Continuation(Collection<OpenFinding> open, Violations violations, Set<String> whole) {
    this.violations = violations;
    this.whole = whole;
    this.open = open.stream().sorted(java.util.Comparator.comparing(OpenFinding::subject)).toList();
    this.holders =
        open.stream().collect(Collectors.toMap(OpenFinding::subject, Function.identity()));
  }

  static Map<Subject, OpenFinding> of(
      Collection<OpenFinding> open, Violations violations, Set<String> whole) {
    Continuation continuation = new Continuation(open, violations, whole);
    continuation.sameContainerUnderTheSameName();
    continuation.sameContainerUnderAnotherName();
    continuation.anotherContainerUnderTheSameName();
    return continuation.continued;
  }

  private void sameContainerUnderTheSameName() {
    open.stream().filter(f -> namesOf(f).contains(f.subject())).forEach(f -> place(f, f.subject()));
  }

  private void sameContainerUnderAnotherName() {
    Map<Subject, OpenFinding> moves = new LinkedHashMap<>();
    open.stream()
        .filter(f -> !placed.contains(f.id()))
        .forEach(
            f ->
                namesOf(f).stream()
                    .filter(s -> !continued.containsKey(s) && !moves.containsKey(s))
                    .findFirst()
                    .ifPresent(s -> moves.put(s, f)));
    while (moves.keySet().removeIf(s -> !yields(s, moves.values()))) {
      // One that stays may keep the name that another would have moved to.
    }
    moves.forEach((subject, finding) -> place(finding, subject));
  }

  private void anotherContainerUnderTheSameName() {
    violations.bySubject().keySet().stream()
        .filter(s -> !continued.containsKey(s) && holders.containsKey(s))
        .filter(s -> !placed.contains(holders.get(s).id()))
        .forEach(s -> place(holders.get(s), s));
  }

  /** Whether a name is free, or its holder moves on itself, or may end because all was read. */
  private boolean yields(Subject subject, Collection<OpenFinding> moving) {
    OpenFinding holder = holders.get(subject);
    return holder == null || moving.contains(holder) || whole.contains(subject.node());
  }

  private List<Subject> namesOf(OpenFinding finding) {
    return finding.details().stream()
        .flatMap(d -> violations.subjectOf(finding.subject().node(), d.container()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private void place(OpenFinding finding, Subject subject) {
    continued.put(subject, finding);
    placed.add(finding.id());
  }
}
