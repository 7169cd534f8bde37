package io.muster.posture;

import io.muster.exceptions.ExceptionKind;
import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFinding;
import io.muster.findings.StandPeriod;
import io.muster.findings.StandPeriod.Stand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How open findings stand by what covers their containers, from an instant on, should nothing else
 * happen: documented if each container of one is, accepted if each is addressed but not all by
 * documentation, else unaddressed. Pure.
 */
final class Standings {

  private Standings() {}

  /** Contiguous periods of each open finding, the first from {@code at}, the last for ever. */
  static List<StandPeriod> from(Instant at, Known known, List<Covering> coverings) {
    List<StandPeriod> periods = new ArrayList<>();
    for (OpenFinding finding : known.open()) {
      List<Covering> its =
          coverings.stream().filter(c -> c.finding().equals(finding.id())).toList();
      List<StandPeriod> told = new ArrayList<>();
      for (Instant edge : edges(at, its)) {
        StandPeriod next =
            new StandPeriod(
                finding.id(),
                known.inputs().boundary(),
                finding.system(),
                stand(finding, its, edge),
                edge,
                Instant.MAX);
        if (told.isEmpty() || !told.getLast().sameAs(next)) {
          if (!told.isEmpty()) {
            told.add(told.removeLast().until(edge));
          }
          told.add(next);
        }
      }
      periods.addAll(told);
    }
    return periods;
  }

  /** How each open finding stands at an instant, as if for ever from then on. */
  static List<StandPeriod> at(Instant t, Known known) {
    return from(t, known, Covering.from(t, known)).stream()
        .filter(s -> s.from().equals(t))
        .map(s -> s.until(Instant.MAX))
        .toList();
  }

  private static SortedSet<Instant> edges(Instant at, List<Covering> coverings) {
    SortedSet<Instant> edges = new TreeSet<>();
    edges.add(at);
    for (Covering covering : coverings) {
      edges.add(covering.from());
      edges.add(covering.until());
    }
    edges.remove(Instant.MAX);
    return edges.tailSet(at);
  }

  private static Stand stand(OpenFinding finding, List<Covering> coverings, Instant t) {
    List<Covering> then =
        coverings.stream().filter(c -> !c.from().isAfter(t) && c.until().isAfter(t)).toList();
    if (all(finding, then, c -> c.kind() == ExceptionKind.DOCUMENTED)) {
      return Stand.DOCUMENTED;
    }
    return all(finding, then, c -> true) ? Stand.ACCEPTED : Stand.UNADDRESSED;
  }

  private static boolean all(
      OpenFinding finding, List<Covering> coverings, Predicate<Covering> kind) {
    return finding.details().stream()
        .map(FindingDetail::container)
        .allMatch(id -> coverings.stream().anyMatch(c -> c.container().equals(id) && kind.test(c)));
  }
}
