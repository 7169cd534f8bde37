package io.muster.posture;

import io.muster.exceptions.Term;
import io.muster.findings.OpenFinding;
import io.muster.inventory.OutOfService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that the verdict of a cluster follows from, as known at some instant.
 *
 * @param inputs boundary, policy and identity
 * @param lastScan the last scan that ended by itself
 * @param lastComplete the last one that read everything
 * @param open the findings that are open
 * @param outOfService when nodes are out of service, as decided; may be left out if the last scan
 *     excused none
 * @param terms what was approved for the cluster, each saying itself when it is in force; may be
 *     left out if no finding is open
 */
record Known(
    Inputs inputs,
    Optional<PastScan> lastScan,
    Optional<PastScan> lastComplete,
    List<OpenFinding> open,
    List<OutOfService> outOfService,
    List<Term> terms) {

  Known {
    open = List.copyOf(open);
    outOfService = List.copyOf(outOfService);
    terms = List.copyOf(terms);
  }

  /** From when on the last complete scan is too old; nothing if there is none. */
  Optional<Instant> deadline() {
    return lastComplete.map(s -> s.at().plus(inputs.allowedAge()));
  }

  /** The nodes that the last scan did not read, being out of service, and that are not at t. */
  SortedSet<String> backUnread(Instant t) {
    SortedSet<String> back = new TreeSet<>(lastScan.map(PastScan::excused).orElse(Set.of()));
    outOfService.stream()
        .filter(o -> o.covers(t))
        .map(OutOfService::hostname)
        .forEach(back::remove);
    return back;
  }

  /** Every instant at which the verdict may turn by itself. */
  Stream<Instant> edges() {
    return Stream.of(
            deadline().stream(),
            outOfService.stream().flatMap(o -> Stream.of(o.from(), o.until())),
            terms.stream().flatMap(term -> Stream.of(term.start(), term.end())))
        .flatMap(edges -> edges);
  }

  /** The same, had one more been approved. */
  Known with(Term term) {
    List<Term> more = new ArrayList<>(terms);
    more.add(term);
    return new Known(inputs, lastScan, lastComplete, open, outOfService, more);
  }
}
