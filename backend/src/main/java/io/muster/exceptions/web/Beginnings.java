package io.muster.exceptions.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequest.Follows;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.Pin;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.SubjectPattern;
import io.muster.findings.Finding;
import io.muster.findings.Findings;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import io.muster.shared.NotFound;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a form holds when it is opened: nothing, what a finding says, or what an exception said. */
@Component
class Beginnings {

  private final ExceptionRequests requests;
  private final Findings findings;
  private final Boundaries boundaries;
  private final RequestFormPage page;

  Beginnings(
      ExceptionRequests requests, Findings findings, Boundaries boundaries, RequestFormPage page) {
    this.requests = requests;
    this.findings = findings;
    this.boundaries = boundaries;
    this.page = page;
  }

  /** A form of a kind in a boundary. */
  RequestForm blank(String kind, String boundary, Scope scope) {
    ExceptionKind meant =
        Arrays.stream(ExceptionKind.values())
            .filter(k -> k.name().equals(kind))
            .findFirst()
            .orElseThrow(() -> new NotFound("There is no such kind of exception."));
    Boundary in = boundaries.get(BoundaryId.parse(boundary), scope);
    return form(meant, in, "", new SubjectPattern("", "", ""), List.of(), null);
  }

  /** A form about one finding. */
  RequestForm ofFinding(String id, Scope scope) {
    Finding finding = findings.get(FindingId.parse(id), scope);
    Boundary in = boundaries.get(finding.boundary(), scope);
    return form(
        finding.system() ? ExceptionKind.DOCUMENTED : ExceptionKind.RISK_ACCEPTED,
        in,
        finding.subject().name() + " on " + finding.clusterName(),
        new SubjectPattern(finding.subject().name(), "", ""),
        List.of(finding.cluster()),
        null);
  }

  /** A form that says what an approved exception said, for the time after it. */
  RequestForm following(String id, @Nullable String as, Scope scope) {
    ExceptionRequest earlier = requests.meant(id, scope);
    boolean amends = Follows.As.AMENDMENT.name().equals(as);
    Boundary in = boundaries.get(earlier.boundary(), scope);
    LocalDate today = page.today(in);
    LocalDate ended = earlier.text().until();
    LocalDate from = amends || ended == null || ended.isBefore(today) ? today : ended.plusDays(1);
    RequestText text = earlier.text();
    return RequestForm.of(
        earlier.kind(),
        earlier.boundary(),
        new RequestText(
            text.title(),
            text.justification(),
            text.whyHostPid(),
            text.compensatingControls(),
            text.sspReference(),
            text.ticket(),
            text.subjects(),
            text.clusters(),
            text.clusterLabel(),
            text.pin(),
            from,
            amends && ended != null && !ended.isBefore(today) ? ended : null),
        null,
        new Follows(
            earlier.id(), earlier.number(), amends ? Follows.As.AMENDMENT : Follows.As.RENEWAL));
  }

  /** What the typed form follows, or null. */
  @Nullable Follows follows(RequestForm typed, Scope scope) {
    ExceptionRequest earlier = earlier(typed, scope);
    return earlier == null
        ? null
        : new Follows(
            earlier.id(),
            earlier.number(),
            typed.as().equals(Follows.As.AMENDMENT.name())
                ? Follows.As.AMENDMENT
                : Follows.As.RENEWAL);
  }

  /** The exception that the typed form follows, or null. */
  @Nullable ExceptionRequest earlier(RequestForm typed, Scope scope) {
    return typed.follows().isEmpty()
        ? null
        : requests.get(ExceptionId.parse(typed.follows()), scope);
  }

  private RequestForm form(
      ExceptionKind kind,
      Boundary boundary,
      String title,
      SubjectPattern subjects,
      List<ClusterId> clusters,
      @Nullable Follows follows) {
    RequestText text =
        new RequestText(
            title,
            "",
            "",
            "",
            "",
            "",
            subjects,
            clusters,
            "",
            Pin.FINGERPRINT,
            page.today(boundary),
            null);
    return RequestForm.of(kind, boundary.id(), text, null, follows);
  }
}
