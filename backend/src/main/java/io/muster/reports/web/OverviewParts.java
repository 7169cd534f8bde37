package io.muster.reports.web;

import io.muster.evaluation.Verdict;
import io.muster.exceptions.ExceptionFilter;
import io.muster.exceptions.ExceptionOrder;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.ExceptionStatistics;
import io.muster.exceptions.RequestState;
import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.identity.Persons;
import io.muster.identity.Scope;
import io.muster.plans.Plans;
import io.muster.posture.FindingStates;
import io.muster.posture.FleetCares;
import io.muster.posture.FleetFilter;
import io.muster.posture.FleetLine;
import io.muster.posture.FleetOrder;
import io.muster.posture.Postures;
import io.muster.posture.TrendPoint;
import io.muster.posture.Trends;
import io.muster.reports.Comparison;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import io.muster.ui.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What stands in each view besides the boundaries; never more queries for more clusters. */
@Component
class OverviewParts {

  /** So many rows can be read at a glance; the rest stands in the lists. */
  private static final int MOST = 15;

  private static final Duration SOON = Duration.ofDays(90);

  private final Postures postures;
  private final Comparison comparison;
  private final FleetCares cares;
  private final Findings findings;
  private final FindingStates states;
  private final ExceptionRequests requests;
  private final ExceptionStatistics exceptions;
  private final Plans plans;
  private final Trends trends;
  private final Persons persons;

  OverviewParts(
      Postures postures,
      Comparison comparison,
      FleetCares cares,
      Findings findings,
      FindingStates states,
      ExceptionRequests requests,
      ExceptionStatistics exceptions,
      Plans plans,
      Trends trends,
      Persons persons) {
    this.postures = postures;
    this.comparison = comparison;
    this.cares = cares;
    this.findings = findings;
    this.states = states;
    this.requests = requests;
    this.exceptions = exceptions;
    this.plans = plans;
    this.trends = trends;
    this.persons = persons;
  }

  /** The worst clusters, what turned and what opened lately, what needs care, one's own drafts. */
  Map<String, Object> clusters(Actor actor, Scope scope, AsOf asOf, OverviewAsked asked) {
    Instant at = asOf.at();
    Instant since = asked.since(at).atStartOfDay(ZoneOffset.UTC).toInstant();
    FindingFilter opened =
        FindingFilter.ALL
            .withState(FindingFilter.State.UNADDRESSED)
            .standing(at)
            .openedSince(since)
            .asOf(asOf.past() ? at : null);
    Map<String, Object> parts = new HashMap<>();
    parts.put("since", since);
    parts.put("worst", worst(scope, at));
    parts.put(
        "turned",
        comparison.between(since, at, scope).only().stream()
            .filter(OverviewParts::turned)
            .toList());
    parts.put("opened", findings.count(opened, scope).of(FindingFilter.State.UNADDRESSED));
    parts.put("newest", findings.page(opened, FindingOrder.NEWEST, 0, MOST, scope));
    parts.put("cares", asOf.past() ? List.of() : cares.of("", scope, at));
    parts.put("drafts", asOf.past() ? List.of() : drafts(actor, scope, at));
    return parts;
  }

  /** What should have been done by now: plans, scans. */
  Map<String, Object> late(Scope scope, Instant at) {
    FleetFilter late = FleetFilter.ALL.among(postures.late(scope, at));
    return Map.of(
        "plans",
        plans.late(scope, at).stream().limit(MOST).toList(),
        "stale",
        postures.fleet(late, FleetOrder.LAST_SCAN, 0, MOST, scope, at));
  }

  /** The trend of each boundary, and the exceptions that end in the next 90 days. */
  Map<String, Object> risk(Scope scope, Instant at) {
    Instant from = at.minus(SOON);
    Map<BoundaryId, Sparkline> sparklines = new HashMap<>();
    Map<BoundaryId, List<TrendPoint>> daily = trends.daily(from, at, scope);
    daily.forEach((boundary, points) -> sparklines.put(boundary, new Sparkline(points, from, at)));
    List<ExceptionRequest> ending =
        requests.page(
            ExceptionFilter.ALL.endingWithin(SOON), ExceptionOrder.ENDING, 0, MOST, scope, at);
    List<ExceptionId> ids = ending.stream().map(ExceptionRequest::id).toList();
    return Map.of(
        "sparklines",
        sparklines,
        "ending",
        ending,
        "covered",
        states.coveredBy(ids, at, scope),
        "followed",
        requests.followed(ids, scope));
  }

  /** What was decided last. */
  Map<String, Object> record(Scope scope, Instant at) {
    return Map.of("decided", exceptions.decided(at, MOST, scope));
  }

  private List<FleetLine> worst(Scope scope, Instant at) {
    return Stream.of(Verdict.OPEN, Verdict.NOT_REVIEWED)
        .flatMap(
            verdict ->
                postures
                    .fleet(
                        FleetFilter.ALL.withVerdict(verdict), FleetOrder.WORST, 0, MOST, scope, at)
                    .stream())
        .limit(MOST)
        .toList();
  }

  private List<ExceptionRequest> drafts(Actor actor, Scope scope, Instant now) {
    if (actor.account() == null) {
      return List.of();
    }
    ExceptionFilter mine =
        ExceptionFilter.ALL
            .in(RequestState.DRAFT, RequestState.RETURNED)
            .writtenBy(persons.accountsOf(actor.account()));
    return requests.page(mine, ExceptionOrder.WAITING, 0, MOST, scope, now);
  }

  private static boolean turned(Comparison.Difference d) {
    return d.before() == null
        || d.after() == null
        || d.before().standing().verdict() != d.after().standing().verdict();
  }
}
