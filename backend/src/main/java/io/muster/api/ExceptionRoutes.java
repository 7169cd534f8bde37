package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.exceptions.Act;
import io.muster.exceptions.Decision;
import io.muster.exceptions.DecisionManagement;
import io.muster.exceptions.ExceptionFilter;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequest.Follows;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.NewRequest;
import io.muster.exceptions.Phase;
import io.muster.exceptions.RequestManagement;
import io.muster.exceptions.RequestState;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import io.muster.shared.Invalid;
import io.muster.ui.AsOf;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documented exceptions and risk acceptances, from the draft to the end. */
@RestController
@RequestMapping("/api/v1/exceptions")
class ExceptionRoutes {

  private final ExceptionRequests requests;
  private final RequestManagement management;
  private final DecisionManagement decisions;
  private final ExceptionViews views;
  private final Boundaries boundaries;

  ExceptionRoutes(
      ExceptionRequests requests,
      RequestManagement management,
      DecisionManagement decisions,
      ExceptionViews views,
      Boundaries boundaries) {
    this.requests = requests;
    this.management = management;
    this.decisions = decisions;
    this.views = views;
    this.boundaries = boundaries;
  }

  @GetMapping
  @Operation(summary = "The exceptions, the newest first")
  PagedItems<ExceptionView> list(
      Actor actor,
      @RequestParam @Nullable String boundary,
      @RequestParam @Nullable String kind,
      @RequestParam @Nullable String state,
      @RequestParam @Nullable String phase,
      AsOf asOf,
      Paging paging) {
    ExceptionFilter filter = ExceptionFilter.ALL;
    if (said(boundary)) {
      filter = filter.of(boundaries.meantAt(boundary, asOf.at(), actor.scope()).id());
    }
    if (said(kind)) {
      filter = filter.of(Words.read(ExceptionKind.values(), "kind", kind));
    }
    if (said(state)) {
      filter = filter.in(Words.read(RequestState.values(), "state", state));
    }
    if (said(phase)) {
      filter = filter.in(Words.read(Phase.values(), "phase", phase));
    }
    ExceptionId after = paging.after() == null ? null : ExceptionId.parse(paging.after());
    List<ExceptionRequest> rows =
        requests.after(after, filter, paging.limit() + 1, actor.scope(), asOf.at());
    return PagedItems.cut(
        rows, paging, r -> r.id().toString(), r -> views.of(r, actor.scope(), asOf.at()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "An exception, by its id or number")
  ExceptionView one(Actor actor, @PathVariable String id, AsOf asOf) {
    return views.of(requests.meant(id, actor.scope(), asOf.at()), actor.scope(), asOf.at());
  }

  @PostMapping
  @Operation(summary = "Write a request, a draft")
  ResponseEntity<ExceptionView> write(Actor actor, @RequestBody ExceptionWanted wanted) {
    ExceptionRequest written =
        management.write(
            actor,
            new NewRequest(
                wanted.kindMeant(),
                boundary(actor, wanted),
                wanted.text(),
                follows(actor, wanted)));
    return ResponseEntity.created(URI.create("/api/v1/exceptions/" + written.id()))
        .body(views.of(written, actor.scope()));
  }

  @PutMapping("/{id}")
  @Operation(summary = "Say anew everything that a draft or returned request says")
  ExceptionView edit(Actor actor, @PathVariable String id, @RequestBody ExceptionWanted wanted) {
    ExceptionRequest request = requests.meant(id, actor.scope());
    if (wanted.kind() != null && wanted.kindMeant() != request.kind()) {
      throw new Invalid(
          "kind", "The kind of a request stays: withdraw it and write another instead.");
    }
    BoundaryId boundary = boundary(actor, wanted);
    if (boundary != null && !boundary.equals(request.boundary())) {
      throw new Invalid(
          "boundary", "The boundary of a request stays: withdraw it and write another instead.");
    }
    return views.of(
        management.edit(actor, request.id(), wanted.text(), wanted.version()), actor.scope());
  }

  /**
   * A request is handed in.
   *
   * @param evidenceDigest of what was seen; absent if the caller does not bind themselves
   */
  record SubmissionWanted(@Nullable String evidenceDigest) {}

  @PostMapping("/{id}/submission")
  @Operation(summary = "Submit a draft to the ISSM")
  ExceptionView submit(
      Actor actor,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable SubmissionWanted wanted) {
    ExceptionId which = requests.meant(id, actor.scope()).id();
    String digest = wanted == null ? null : wanted.evidenceDigest();
    return views.of(management.submit(actor, which, digest), actor.scope());
  }

  /**
   * What is to be done about a request.
   *
   * @param decision ENDORSE, RETURN, APPROVE, REJECT, REVOKE or WITHDRAW
   * @param remark why; needed for all but a withdrawal
   * @param evidenceDigest of what was seen; absent if the caller does not bind themselves
   */
  record DecisionWanted(
      @Nullable String decision, @Nullable String remark, @Nullable String evidenceDigest) {}

  @PostMapping("/{id}/decisions")
  @Operation(summary = "Endorse, return, approve, reject, withdraw or revoke")
  ExceptionView decide(Actor actor, @PathVariable String id, @RequestBody DecisionWanted wanted) {
    Act act =
        Words.read(
            Arrays.stream(Act.values()).filter(Act::decides).toArray(Act[]::new),
            "decision",
            wanted.decision());
    ExceptionId which = requests.meant(id, actor.scope()).id();
    String remark = wanted.remark() == null ? "" : wanted.remark();
    return views.of(
        decisions.decide(actor, which, new Decision(act, remark, wanted.evidenceDigest())),
        actor.scope());
  }

  private @Nullable BoundaryId boundary(Actor actor, ExceptionWanted wanted) {
    return said(wanted.boundary()) ? boundaries.meant(wanted.boundary(), actor.scope()).id() : null;
  }

  private @Nullable Follows follows(Actor actor, ExceptionWanted wanted) {
    if (said(wanted.renews()) && said(wanted.amends())) {
      throw new Invalid("amends", "A request renews or amends an exception, not both.");
    }
    if (said(wanted.renews())) {
      return follows(actor, wanted.renews(), Follows.As.RENEWAL);
    }
    return said(wanted.amends()) ? follows(actor, wanted.amends(), Follows.As.AMENDMENT) : null;
  }

  private Follows follows(Actor actor, String earlier, Follows.As as) {
    ExceptionRequest request = requests.meant(earlier, actor.scope());
    return new Follows(request.id(), request.number(), as);
  }

  private static boolean said(@Nullable String text) {
    return text != null && !text.isEmpty();
  }
}
