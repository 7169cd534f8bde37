package io.muster.exceptions;

import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.RememberedContainers;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What differs, container by container, from what was frozen. */
@Component
@Transactional(readOnly = true)
public class Differences {

  private static final int SHOWN = 20;

  /** A container that differs, and in which facts. */
  public record Differing(String cluster, Subject subject, List<FactDifference> facts) {

    /** The names of the facts that differ. */
    public List<String> names() {
      return facts.stream().filter(FactDifference::changed).map(FactDifference::name).toList();
    }

    /** How many facts differ. */
    public long changed() {
      return facts.stream().filter(FactDifference::changed).count();
    }
  }

  private final EvidenceRows evidence;
  private final ExceptionRequests requests;
  private final RememberedContainers containers;

  Differences(EvidenceRows evidence, ExceptionRequests requests, RememberedContainers containers) {
    this.evidence = evidence;
    this.requests = requests;
    this.containers = containers;
  }

  /**
   * Of an approved exception, what drifted; of a request that follows one, what it catches that
   * differs from what the earlier one froze.
   */
  public List<Differing> of(Dossier dossier, @Nullable ExceptionRequest earlier, Scope scope) {
    if (dossier.caught() == null) {
      return dossier.frozen() == null ? List.of() : drifted(dossier.frozen(), dossier.drift());
    }
    return earlier == null
        ? List.of()
        : decidedOn(earlier, scope)
            .map(frozen -> against(frozen, dossier.caught()))
            .orElse(List.of());
  }

  /**
   * What a request that follows a decided one adds to it and leaves out; empty if either is about
   * nothing yet.
   */
  public Optional<Reach> reach(Dossier dossier, ExceptionRequest earlier, Scope scope) {
    Evidence now = dossier.caught() == null ? dossier.frozen() : dossier.caught();
    return now == null
        ? Optional.empty()
        : decidedOn(earlier, scope).map(frozen -> Reach.between(frozen, now));
  }

  private List<Differing> drifted(Evidence frozen, List<Drift> drift) {
    List<Differing> all = new ArrayList<>();
    for (Drift d : drift.stream().limit(SHOWN).toList()) {
      ContainerFacts now =
          containers
              .lastRead(d.cluster(), Set.of(d.detail().container()))
              .get(d.detail().container());
      nearest(frozen, d.cluster(), d.subject())
          .filter(line -> now != null)
          .ifPresent(
              line ->
                  all.add(
                      new Differing(
                          d.clusterName(),
                          d.subject(),
                          FactDifference.between(line.facts(), now))));
    }
    return all;
  }

  /**
   * In what each of these differs from what it looks like, by finding: the first where there are
   * several.
   */
  public Map<FindingId, Likeness> likenesses(List<Drift> drifts, Scope scope) {
    Map<ExceptionId, Optional<Evidence>> frozen = new HashMap<>();
    Map<FindingId, Likeness> likenesses = new LinkedHashMap<>();
    for (Drift d : drifts) {
      if (!likenesses.containsKey(d.finding())) {
        likenesses.put(
            d.finding(),
            frozen
                .computeIfAbsent(d.exception(), id -> decidedOn(requests.get(id, scope), scope))
                .map(evidence -> likeness(d, evidence))
                .orElseGet(() -> new Likeness(d, List.of())));
      }
    }
    return likenesses;
  }

  private Optional<Evidence> decidedOn(ExceptionRequest request, Scope scope) {
    return request
        .decision()
        .map(Step::evidenceDigest)
        .flatMap(digest -> evidence.of(request, digest, scope));
  }

  private Likeness likeness(Drift drift, Evidence frozen) {
    return new Likeness(
        drift,
        drifted(frozen, List.of(drift)).stream()
            .flatMap(differing -> differing.names().stream())
            .toList());
  }

  private static List<Differing> against(Evidence frozen, Evidence caught) {
    Pin pin = frozen.pin();
    return caught.lines().stream()
        .filter(l -> !frozen.fingerprints().contains(pin.of(l.detail())))
        .limit(SHOWN)
        .flatMap(
            l ->
                nearest(frozen, l.cluster(), l.subject()).stream()
                    .map(
                        f ->
                            new Differing(
                                l.clusterName(),
                                l.subject(),
                                FactDifference.between(f.facts(), l.facts()))))
        .toList();
  }

  /** The frozen container of that name that is nearest: on the same node, in the same cluster. */
  private static Optional<EvidenceLine> nearest(
      Evidence frozen, ClusterId cluster, Subject subject) {
    return frozen.lines().stream()
        .filter(l -> l.subject().name().equals(subject.name()))
        .min(
            Comparator.comparing((EvidenceLine l) -> !l.cluster().equals(cluster))
                .thenComparing(l -> !l.subject().node().equals(subject.node())));
  }
}
