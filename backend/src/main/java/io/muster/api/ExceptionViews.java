package io.muster.api;

import io.muster.api.ExceptionView.CoveredView;
import io.muster.api.ExceptionView.DecisionView;
import io.muster.api.ExceptionView.DriftView;
import io.muster.api.ExceptionView.FollowsView;
import io.muster.api.ExceptionView.NearMissView;
import io.muster.clusters.Boundaries;
import io.muster.clusters.PastBoundary;
import io.muster.exceptions.Differences;
import io.muster.exceptions.Dossier;
import io.muster.exceptions.Dossiers;
import io.muster.exceptions.EvidenceLine;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.Likeness;
import io.muster.exceptions.NearMiss;
import io.muster.exceptions.Outlook.Covered;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.Step;
import io.muster.exceptions.Term;
import io.muster.findings.Subject;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the API tells of an exception. */
@Component
class ExceptionViews {

  private final Dossiers dossiers;
  private final Differences differences;
  private final Boundaries boundaries;
  private final Clock clock;

  ExceptionViews(Dossiers dossiers, Differences differences, Boundaries boundaries, Clock clock) {
    this.dossiers = dossiers;
    this.differences = differences;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  ExceptionView of(ExceptionRequest request, Scope scope) {
    return of(request, scope, clock.instant());
  }

  /** The exception as it was known at an instant. */
  ExceptionView of(ExceptionRequest request, Scope scope, Instant at) {
    Dossier dossier = dossiers.of(request, scope, at);
    PastBoundary boundary = boundaries.at(request.boundary(), at, scope).orElseThrow();
    RequestText text = request.text();
    @Nullable Term term = request.term();
    return new ExceptionView(
        request.id().value(),
        request.number(),
        request.kind(),
        request.state(),
        request.phaseAt(at).orElse(null),
        text.title(),
        request.boundary().value(),
        boundary.name(),
        text.clusters().stream().map(ClusterId::value).toList(),
        text.clusterLabel(),
        term == null ? null : term.clusters().stream().map(ClusterId::value).sorted().toList(),
        new ExceptionWanted.Subjects(
            text.subjects().name(), text.subjects().node(), text.subjects().image()),
        text.pin(),
        text.justification(),
        text.whyHostPid(),
        text.compensatingControls(),
        text.sspReference(),
        text.ticket(),
        term == null ? text.from() : term.fromDay(),
        term == null ? text.until() : term.untilDay(),
        (term == null ? boundary.policy().zone() : term.zone()).getId(),
        term == null ? null : term.start(),
        term == null ? null : term.end(),
        request.textVersion(),
        follows(request),
        request.createdAt(),
        writers(request),
        covered(dossier),
        dossier.joinedSince().stream().map(ExceptionViews::covered).toList(),
        differences.likenesses(dossier.drift(), scope).values().stream()
            .map(ExceptionViews::drift)
            .toList(),
        dossier.nearMisses().stream().map(ExceptionViews::nearMiss).toList(),
        request.steps().stream()
            .filter(s -> s.act().decides())
            .map(ExceptionViews::decision)
            .toList(),
        dossier.evidenceDigest());
  }

  private static @Nullable FollowsView follows(ExceptionRequest request) {
    ExceptionRequest.Follows follows = request.follows();
    return follows == null
        ? null
        : new FollowsView(follows.earlier().value(), follows.number(), follows.as().name());
  }

  private static List<String> writers(ExceptionRequest request) {
    Set<?> writers = request.writers();
    return request.steps().stream()
        .filter(s -> writers.contains(s.by()))
        .map(Step::username)
        .distinct()
        .toList();
  }

  private static List<CoveredView> covered(Dossier dossier) {
    return dossier.caught() == null
        ? dossier.covered().stream().map(ExceptionViews::covered).toList()
        : dossier.caught().lines().stream().map(ExceptionViews::caught).toList();
  }

  private static CoveredView covered(Covered covered) {
    return new CoveredView(
        covered.finding().value(),
        covered.cluster().value(),
        covered.clusterName(),
        subject(covered.subject()),
        covered.container(),
        covered.openedAt(),
        covered.since());
  }

  private static CoveredView caught(EvidenceLine line) {
    return new CoveredView(
        line.finding().value(),
        line.cluster().value(),
        line.clusterName(),
        subject(line.subject()),
        line.detail().container(),
        line.openedAt(),
        null);
  }

  private static DriftView drift(Likeness likeness) {
    var drift = likeness.drift();
    return new DriftView(
        drift.finding().value(),
        drift.cluster().value(),
        drift.clusterName(),
        subject(drift.subject()),
        drift.detail().container(),
        drift.detail().image(),
        likeness.facts(),
        likeness.sentence(),
        drift.since());
  }

  private static NearMissView nearMiss(NearMiss miss) {
    return new NearMissView(
        miss.placed().finding().id().value(),
        miss.placed().cluster().value(),
        miss.placed().clusterName(),
        subject(miss.placed().finding().subject()),
        miss.detail().container(),
        miss.because());
  }

  private static DecisionView decision(Step step) {
    return new DecisionView(
        step.act().name(),
        step.username(),
        step.displayName(),
        Arrays.stream(Role.values())
            .filter(r -> r.title().equals(step.role()))
            .findFirst()
            .orElse(null),
        step.at(),
        step.remark(),
        step.textVersion(),
        step.evidenceDigest(),
        step.proof() == null ? null : step.proof().way(),
        step.proof() == null ? null : step.proof().at(),
        step.proof() == null ? null : step.proof().issuer());
  }

  private static FindingView.SubjectView subject(Subject subject) {
    return FindingView.SubjectView.of(subject);
  }
}
