package io.muster.exports;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.PendingRequest;
import io.muster.findings.Subject;
import io.muster.plans.Outstanding;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An open finding as it stood at an instant: its containers, and what had been decided or asked for
 * about it.
 *
 * @param violators its containers in violation; never none
 * @param stand by what it was addressed
 * @param requested the requests that waited for a decision and ask for each of its containers that
 *     nothing addressed; empty if something addressed them all
 */
public record PoamFinding(
    List<Violator> violators, Outstanding.Stand stand, List<PendingRequest> requested) {

  public PoamFinding {
    violators = List.copyOf(violators);
    requested = List.copyOf(requested);
  }

  /** The findings of a cluster, in the order of its violators. */
  public static List<PoamFinding> of(Snapshot seen, List<PendingRequest> pending) {
    Map<FindingId, List<Violator>> byFinding = new LinkedHashMap<>();
    seen.violators()
        .forEach(v -> byFinding.computeIfAbsent(v.finding(), k -> new ArrayList<>()).add(v));
    return byFinding.values().stream()
        .map(all -> new PoamFinding(all, stand(all), requested(all, seen, pending)))
        .toList();
  }

  /** The finding. */
  public FindingId id() {
    return violators.getFirst().finding();
  }

  /** What it is about. */
  public Subject subject() {
    return violators.getFirst().subject();
  }

  /** When it opened. */
  public Instant openedAt() {
    return violators.getFirst().openedAt();
  }

  /**
   * The exceptions in force that address it, each once, the one that ends first at the beginning.
   */
  public List<Citation> citations() {
    return violators.stream()
        .flatMap(v -> v.citations().stream())
        .distinct()
        .sorted(java.util.Comparator.comparing(Citation::untilDay).thenComparing(Citation::number))
        .toList();
  }

  /**
   * Whether it needs a plan: all do but the documented ones that the AO's policy counts as passed.
   *
   * @param documentedOpen whether that policy leaves documented findings Open
   */
  public boolean needsPlan(boolean documentedOpen) {
    return switch (stand) {
      case UNADDRESSED, ACCEPTED -> true;
      case DOCUMENTED -> documentedOpen;
    };
  }

  private static Outstanding.Stand stand(List<Violator> violators) {
    if (violators.stream().anyMatch(v -> v.citations().isEmpty())) {
      return Outstanding.Stand.UNADDRESSED;
    }
    return violators.stream().allMatch(PoamFinding::documented)
        ? Outstanding.Stand.DOCUMENTED
        : Outstanding.Stand.ACCEPTED;
  }

  private static boolean documented(Violator violator) {
    return violator.citations().stream().anyMatch(c -> c.kind() == ExceptionKind.DOCUMENTED);
  }

  private static List<PendingRequest> requested(
      List<Violator> violators, Snapshot seen, List<PendingRequest> pending) {
    List<Violator> unaddressed = violators.stream().filter(v -> v.citations().isEmpty()).toList();
    List<PendingRequest> asking =
        pending.stream().filter(p -> unaddressed.stream().anyMatch(v -> asks(p, seen, v))).toList();
    return unaddressed.stream().allMatch(v -> asking.stream().anyMatch(p -> asks(p, seen, v)))
        ? asking
        : List.of();
  }

  private static boolean asks(PendingRequest request, Snapshot seen, Violator violator) {
    return request.asksFor(
        seen.cluster(), seen.line().labels(), violator.subject(), violator.container());
  }
}
