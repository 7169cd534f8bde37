package io.muster.exceptions;

import io.muster.clusters.Boundaries;
import io.muster.exceptions.Candidates.Ground;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What approvals would do: what is open is read once for all the requests of a boundary. */
@Component
@Transactional(readOnly = true)
public class Prospects {

  private final Candidates candidates;
  private final Outlook outlook;
  private final Boundaries boundaries;
  private final Clock clock;

  Prospects(Candidates candidates, Outlook outlook, Boundaries boundaries, Clock clock) {
    this.candidates = candidates;
    this.outlook = outlook;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  /**
   * What approving a request now would do.
   *
   * @param catches how many containers it catches
   * @param changes what would change, cluster by cluster; nothing while its days are not said
   */
  public record Prospect(int catches, List<Outlook.Change> changes) {}

  /** Of each of the requests, which wait and are in the scope. */
  public Map<ExceptionId, Prospect> of(List<ExceptionRequest> requests, Scope scope) {
    Instant now = clock.instant();
    Map<BoundaryId, Ground> grounds = new HashMap<>();
    Map<BoundaryId, ZoneId> zones = new HashMap<>();
    Map<ExceptionId, Matches> matches = new HashMap<>();
    List<Term> terms = new ArrayList<>();
    for (ExceptionRequest request : requests) {
      BoundaryId boundary = request.boundary();
      Ground ground = grounds.computeIfAbsent(boundary, b -> candidates.ground(b, now, scope));
      Matches its = Candidates.matches(request.text(), request.kind(), ground);
      matches.put(request.id(), its);
      if (request.text().saysDays()) {
        ZoneId zone = zones.computeIfAbsent(boundary, b -> boundaries.policyOf(b).zone());
        terms.add(Freezing.term(request, its, zone, now));
      }
    }
    Map<ExceptionId, List<Outlook.Change>> changes = outlook.ifApproved(terms, now, scope);
    Map<ExceptionId, Prospect> prospects = new HashMap<>();
    matches.forEach(
        (id, its) ->
            prospects.put(
                id, new Prospect(its.containers().size(), changes.getOrDefault(id, List.of()))));
    return prospects;
  }
}
