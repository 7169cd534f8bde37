package io.muster.posture;

import io.muster.exceptions.Term;
import io.muster.exceptions.Terms;
import io.muster.findings.Findings;
import io.muster.findings.OpenFinding;
import io.muster.identity.Scope;
import io.muster.inventory.OutOfService;
import io.muster.inventory.OutOfServicePeriods;
import io.muster.scans.Scan;
import io.muster.scans.ScanStatus;
import io.muster.scans.Scans;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Gathers what is known of a cluster at an instant, from dated rows alone. What could not move the
 * verdict is not read.
 */
@Component
class Knowledge {

  private final InputRows inputs;
  private final Scans scans;
  private final Findings findings;
  private final OutOfServicePeriods outOfService;
  private final Terms terms;

  Knowledge(
      InputRows inputs,
      Scans scans,
      Findings findings,
      OutOfServicePeriods outOfService,
      Terms terms) {
    this.inputs = inputs;
    this.scans = scans;
    this.findings = findings;
    this.outOfService = outOfService;
    this.terms = terms;
  }

  /** All that was known; nothing before the cluster was registered or after it was retired. */
  Optional<Known> at(ClusterId cluster, Instant t) {
    return Optional.ofNullable(at(Set.of(cluster), t).get(cluster));
  }

  /** The same of several clusters, read at once; those of which nothing was known are absent. */
  Map<ClusterId, Known> at(Collection<ClusterId> clusters, Instant t) {
    Map<ClusterId, Inputs> there =
        inputs.at(clusters, t).stream()
            .collect(Collectors.toMap(Inputs::cluster, Function.identity()));
    return there.isEmpty() ? Map.of() : beside(there, t);
  }

  /** All that was known of a cluster whose inputs then are at hand. */
  Known beside(Inputs inputs, Instant t) {
    return beside(Map.of(inputs.cluster(), inputs), t).get(inputs.cluster());
  }

  private Map<ClusterId, Known> beside(Map<ClusterId, Inputs> there, Instant t) {
    Set<ClusterId> ids = there.keySet();
    Map<ClusterId, Scan> last = scans.lastSayingAt(ids, t, Scope.EVERYTHING);
    Map<ClusterId, Scan> complete = lastComplete(ids, last, t);
    Map<ClusterId, List<OpenFinding>> open = findings.openAt(ids, t, Scope.EVERYTHING);
    Map<ClusterId, List<OutOfService>> decided = decided(last, t);
    List<Term> approved = approved(open.keySet(), t);
    Map<ClusterId, Known> known = new HashMap<>();
    there.forEach(
        (cluster, itsInputs) ->
            known.put(
                cluster,
                new Known(
                    itsInputs,
                    Optional.ofNullable(last.get(cluster)).map(PastScan::of),
                    Optional.ofNullable(complete.get(cluster)).map(PastScan::of),
                    open.getOrDefault(cluster, List.of()),
                    decided.getOrDefault(cluster, List.of()),
                    approved.stream().filter(a -> a.clusters().contains(cluster)).toList())));
    return known;
  }

  /** Where the last scan excused no node none can come back unread. */
  private Map<ClusterId, List<OutOfService>> decided(Map<ClusterId, Scan> last, Instant t) {
    Set<ClusterId> excusing = new HashSet<>();
    last.forEach(
        (cluster, scan) -> {
          if (scan.read().filter(read -> !read.excused().isEmpty()).isPresent()) {
            excusing.add(cluster);
          }
        });
    return excusing.isEmpty() ? Map.of() : outOfService.decidedAt(excusing, t, Scope.EVERYTHING);
  }

  /** Where nothing is open nothing can be covered. */
  private List<Term> approved(Set<ClusterId> open, Instant t) {
    return open.isEmpty()
        ? List.of()
        : terms.endingAfter(open, t, Scope.EVERYTHING).stream()
            .filter(term -> !term.decidedAt().isAfter(t))
            .toList();
  }

  /** Where the last scan is complete there is no other to look for. */
  private Map<ClusterId, Scan> lastComplete(
      Set<ClusterId> clusters, Map<ClusterId, Scan> last, Instant t) {
    Map<ClusterId, Scan> complete = new HashMap<>(last);
    complete.values().removeIf(scan -> scan.status() != ScanStatus.COMPLETED);
    Set<ClusterId> others = new HashSet<>(clusters);
    others.removeAll(complete.keySet());
    if (!others.isEmpty()) {
      complete.putAll(scans.lastCompleteAt(others, t, Scope.EVERYTHING));
    }
    return complete;
  }
}
