package io.muster.exceptions;

import io.muster.clusters.Boundaries;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.ExceptionId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what requests are about. */
@Component
@Transactional
public class Dossiers {

  private final ExceptionRequests requests;
  private final Candidates candidates;
  private final EvidenceRows evidence;
  private final Drifts drifts;
  private final Outlook outlook;
  private final Boundaries boundaries;
  private final Clock clock;

  Dossiers(
      ExceptionRequests requests,
      Candidates candidates,
      EvidenceRows evidence,
      Drifts drifts,
      Outlook outlook,
      Boundaries boundaries,
      Clock clock) {
    this.requests = requests;
    this.candidates = candidates;
    this.evidence = evidence;
    this.drifts = drifts;
    this.outlook = outlook;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  /** The request with what it is about now; it must be in the scope. */
  @Transactional(readOnly = true)
  public Dossier of(ExceptionRequest request, Scope scope) {
    return of(request, scope, clock.instant());
  }

  /** The request, as it was known at an instant, with what it was about then. */
  @Transactional(readOnly = true)
  public Dossier of(ExceptionRequest request, Scope scope, Instant now) {
    Evidence frozen =
        request.steps().reversed().stream()
            .map(Step::evidenceDigest)
            .filter(Objects::nonNull)
            .findFirst()
            .flatMap(digest -> evidence.of(request, digest, scope))
            .orElse(null);
    if (!request.state().pending()) {
      return new Dossier(
          request,
          null,
          request.term() == null ? Set.of() : request.term().clusters(),
          List.of(),
          frozen,
          outlook.covered(request, now, scope),
          drifts.from(List.of(request.id()), now, scope));
    }
    Candidates.Chosen chosen =
        candidates.of(
            request.text(), request.textVersion(), request.kind(), request.boundary(), now, scope);
    return new Dossier(
        request,
        chosen.caught(),
        chosen.clusters(),
        chosen.nearMisses(),
        frozen,
        List.of(),
        List.of());
  }

  /** What an approval now would change, cluster by cluster; nothing while its days are not said. */
  @Transactional(readOnly = true)
  public List<Outlook.Change> ifApproved(Dossier dossier, Scope scope) {
    ExceptionRequest request = dossier.request();
    if (dossier.caught() == null || !request.text().saysDays()) {
      return List.of();
    }
    Instant now = clock.instant();
    ZoneId zone = boundaries.policyOf(request.boundary()).zone();
    Term term = Freezing.term(request, dossier.caught(), dossier.clusters(), zone, now);
    return outlook.ifApproved(List.of(term), now, scope).getOrDefault(term.id(), List.of());
  }

  /** The same, noting that the actor opened it and saw this, for deciding. */
  public Dossier open(Actor actor, ExceptionId id) {
    Dossier dossier = of(requests.get(id, actor.scope()), actor.scope());
    if (dossier.caught() != null && actor.account() != null) {
      evidence.opened(id, actor.account(), dossier.caught(), clock.instant());
    }
    return dossier;
  }
}
