package io.muster.exceptions.web;

import io.muster.exceptions.Dossier;
import io.muster.exceptions.Drift;
import io.muster.exceptions.Evidence;
import io.muster.exceptions.EvidenceLine;
import io.muster.exceptions.EvidenceRows;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.FactDifference;
import io.muster.exceptions.Pin;
import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.RememberedContainers;
import io.muster.shared.ClusterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What differs, container by container, from what was frozen. */
@Component
class Differences {

  private static final int SHOWN = 20;

  /** A container that differs, and in which facts. */
  public record Differing(String cluster, Subject subject, List<FactDifference> facts) {

    /** How many facts differ. */
    public long changed() {
      return facts.stream().filter(FactDifference::changed).count();
    }
  }

  private final EvidenceRows evidence;
  private final RememberedContainers containers;

  Differences(EvidenceRows evidence, RememberedContainers containers) {
    this.evidence = evidence;
    this.containers = containers;
  }

  /**
   * Of an approved exception, what drifted; of a request that follows one, what it catches that
   * differs from what the earlier one froze.
   */
  List<Differing> of(Dossier dossier, @Nullable ExceptionRequest earlier, Scope scope) {
    if (dossier.caught() == null) {
      return dossier.frozen() == null ? List.of() : drifted(dossier.frozen(), dossier.drift());
    }
    return earlier == null || earlier.decision().isEmpty()
        ? List.of()
        : Optional.ofNullable(earlier.decision().get().evidenceDigest())
            .flatMap(digest -> evidence.of(earlier, digest, scope))
            .map(frozen -> against(frozen, dossier.caught()))
            .orElse(List.of());
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
