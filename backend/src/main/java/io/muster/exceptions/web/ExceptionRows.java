package io.muster.exceptions.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.PastBoundary;
import io.muster.exceptions.Drift;
import io.muster.exceptions.Drifts;
import io.muster.exceptions.ExceptionRequest;
import io.muster.identity.Scope;
import io.muster.shared.ExceptionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes rows of requests, with a few queries for any number of them. */
@Component
class ExceptionRows {

  private final Boundaries boundaries;
  private final Drifts drifts;
  private final Clock clock;

  ExceptionRows(Boundaries boundaries, Drifts drifts, Clock clock) {
    this.boundaries = boundaries;
    this.drifts = drifts;
    this.clock = clock;
  }

  List<ExceptionRow> of(List<ExceptionRequest> requests, Scope scope) {
    return of(requests, scope, clock.instant());
  }

  /** The same, as of an instant. */
  List<ExceptionRow> of(List<ExceptionRequest> requests, Scope scope, Instant now) {
    return of(requests, drifts.from(ids(requests), now, scope), scope, now);
  }

  /** The same where it is known already from which of all exceptions anything drifted. */
  List<ExceptionRow> of(
      List<ExceptionRequest> requests, Set<ExceptionId> changed, Scope scope, Instant now) {
    List<ExceptionId> those = ids(requests).stream().filter(changed::contains).toList();
    return of(requests, drifts.from(those, now, scope), scope, now);
  }

  private List<ExceptionRow> of(
      List<ExceptionRequest> requests, List<Drift> changed, Scope scope, Instant now) {
    Map<String, String> names =
        boundaries.listAt(now, scope).stream()
            .collect(Collectors.toMap(b -> b.id().toString(), PastBoundary::name));
    return requests.stream().map(r -> ExceptionRow.of(r, names, changed, now)).toList();
  }

  private static List<ExceptionId> ids(List<ExceptionRequest> requests) {
    return requests.stream().map(ExceptionRequest::id).toList();
  }
}
