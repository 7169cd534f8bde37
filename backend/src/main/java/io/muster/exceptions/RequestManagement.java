package io.muster.exceptions;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.exceptions.ExceptionRequest.Follows;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.ExceptionId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.Problem.FieldProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writing, editing and submitting requests. */
@Component
@Transactional
public class RequestManagement {

  private final ExceptionRequests requests;
  private final RequestWrites writes;
  private final Candidates candidates;
  private final EvidenceRows evidence;
  private final Rights rights;
  private final Boundaries boundaries;
  private final Clusters clusters;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RequestManagement(
      ExceptionRequests requests,
      RequestWrites writes,
      Candidates candidates,
      EvidenceRows evidence,
      Rights rights,
      Boundaries boundaries,
      Clusters clusters,
      ApplicationEventPublisher events,
      Clock clock) {
    this.requests = requests;
    this.writes = writes;
    this.candidates = candidates;
    this.evidence = evidence;
    this.rights = rights;
    this.boundaries = boundaries;
    this.clusters = clusters;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor may write requests in the boundary. */
  public static boolean mayWrite(Actor actor, BoundaryId boundary) {
    return actor.has(boundary, Role.ISSO, Role.ISSM);
  }

  /**
   * Writes a new request, a draft.
   *
   * @throws Invalid if a text is too long, a cluster is not of the boundary, or the boundary is not
   *     said and does not follow
   * @throws NotFound if the boundary does not exist for the actor
   * @throws Forbidden unless the actor is ISSO or ISSM of the boundary
   */
  public ExceptionRequest write(Actor actor, NewRequest wanted) {
    RequestText text = Limits.checked(wanted.text());
    BoundaryId boundary = boundaryOf(actor, wanted.boundary(), text);
    boundaries.get(boundary, actor.scope());
    if (!mayWrite(actor, boundary) || actor.account() == null) {
      throw new Forbidden("Requests are written by an ISSO or ISSM of the boundary.");
    }
    checkClusters(text, boundary, actor.scope());
    checkFollows(wanted, boundary, actor.scope());
    Instant at = clock.instant();
    ExceptionId id = writes.make(wanted.kind(), boundary, wanted.follows(), at);
    writes.add(id, 1, text, actor.account(), at);
    String role = (actor.has(boundary, Role.ISSO) ? Role.ISSO : Role.ISSM).title();
    writes.add(id, 1, Act.WRITE, actor, role, "", 1, null, at);
    ExceptionRequest written = requests.get(id, Scope.EVERYTHING);
    tell(written, Act.WRITE, "", actor);
    return written;
  }

  /**
   * Says anew what a draft or returned request says, which makes it a draft; an endorsement is
   * void.
   *
   * @param base the version that was edited, or null if the actor does not bind themselves
   * @throws Conflict if it is neither, or somebody edited it since {@code base}
   * @throws RuntimeException as {@link #write}
   */
  public ExceptionRequest edit(
      Actor actor, ExceptionId id, RequestText typed, @Nullable Integer base) {
    ExceptionRequest request = locked(actor, id, Act.EDIT);
    if (base != null && base != request.textVersion()) {
      throw new Conflict(
          "%s was edited by %s meanwhile (version %d). Look at it again, then make your changes."
              .formatted(request.number(), request.last().displayName(), request.textVersion()));
    }
    RequestText text = Limits.checked(typed);
    checkClusters(text, request.boundary(), actor.scope());
    if (text.equals(request.text()) && request.state() == RequestState.DRAFT) {
      return request;
    }
    return rewritten(actor, request, text, "");
  }

  /** Adds a version of the text and the step that says so. */
  ExceptionRequest rewritten(
      Actor actor, ExceptionRequest request, RequestText text, String remark) {
    Instant at = later(request);
    int version = request.textVersion() + 1;
    writes.add(request.id(), version, text, java.util.Objects.requireNonNull(actor.account()), at);
    writes.add(
        request.id(),
        request.last().seq() + 1,
        Act.EDIT,
        actor,
        rights.roleFor(actor, Act.EDIT, request),
        remark,
        version,
        null,
        at);
    tell(request, Act.EDIT, remark, actor);
    return requests.get(request.id(), Scope.EVERYTHING);
  }

  /**
   * Hands a draft to the ISSM, with what it catches now.
   *
   * @throws Invalid with everything that is missing
   * @throws Conflict if it is no draft
   * @throws EvidenceChanged if it catches something else than under the digest
   */
  public ExceptionRequest submit(Actor actor, ExceptionId id, @Nullable String evidenceDigest) {
    ExceptionRequest request = locked(actor, id, Act.SUBMIT);
    Instant at = later(request);
    Evidence caught = caught(request, at);
    List<FieldProblem> missing = missing(request, caught, at);
    if (!missing.isEmpty()) {
      throw new Invalid(missing);
    }
    evidence.requireSeen(request, caught, evidenceDigest);
    evidence.keep(id, caught, at);
    writes.add(
        id,
        request.last().seq() + 1,
        Act.SUBMIT,
        actor,
        rights.roleFor(actor, Act.SUBMIT, request),
        "",
        request.textVersion(),
        caught.digest(),
        at);
    tell(request, Act.SUBMIT, "", actor);
    return requests.get(id, Scope.EVERYTHING);
  }

  /**
   * Refuses one who may not edit the request now.
   *
   * @throws RuntimeException as {@link ApprovalPolicy#check}
   */
  public void requireEditable(Actor actor, ExceptionRequest request) {
    rights.check(actor, Act.EDIT, request);
  }

  /** What a request still lacks to be submitted now. */
  @Transactional(readOnly = true)
  public List<FieldProblem> missing(ExceptionRequest request, Evidence caught) {
    return missing(request, caught, clock.instant());
  }

  /**
   * The request, held until the transaction ends, if the actor may do this to it.
   *
   * @throws RuntimeException as {@link ApprovalPolicy#check}, and NotFound outside the scope
   */
  ExceptionRequest locked(Actor actor, ExceptionId id, Act act) {
    requests.get(id, actor.scope());
    writes.lock(id);
    ExceptionRequest request = requests.get(id, actor.scope());
    rights.check(actor, act, request);
    return request;
  }

  /** Now, but not before the last step: steps follow one another. */
  Instant later(ExceptionRequest request) {
    Instant now = clock.instant();
    return now.isBefore(request.last().at()) ? request.last().at() : now;
  }

  private List<FieldProblem> missing(ExceptionRequest request, Evidence caught, Instant at) {
    Boundary boundary = boundaries.get(request.boundary(), Scope.EVERYTHING);
    return Missing.in(
        request.text(),
        request.kind(),
        boundary,
        at.atZone(boundary.policy().zone()).toLocalDate(),
        caught);
  }

  private Evidence caught(ExceptionRequest request, Instant at) {
    return candidates
        .of(
            request.text(),
            request.textVersion(),
            request.kind(),
            request.boundary(),
            at,
            Scope.EVERYTHING)
        .caught();
  }

  private BoundaryId boundaryOf(Actor actor, @Nullable BoundaryId said, RequestText text) {
    if (said != null) {
      return said;
    }
    List<Cluster> all = clusters.list(actor.scope(), ClusterFilter.IN_USE);
    Set<BoundaryId> possible =
        all.stream()
            .filter(
                c ->
                    text.clusterLabel().isEmpty()
                        ? text.clusters().contains(c.id())
                        : Candidates.bears(c.details(), text.clusterLabel()))
            .map(Cluster::boundaryId)
            .collect(Collectors.toSet());
    if (possible.size() != 1) {
      throw new Invalid(
          "boundary",
          possible.isEmpty()
              ? "Say for which boundary it is, or for which clusters."
              : "These clusters are in several boundaries; an exception is for one. Say which.");
    }
    return possible.iterator().next();
  }

  private void checkClusters(RequestText text, BoundaryId boundary, Scope scope) {
    if (!text.clusters().isEmpty() && !text.clusterLabel().isEmpty()) {
      throw new Invalid("clusterLabel", "Choose clusters by name or by a label, not by both.");
    }
    Set<ClusterId> there =
        clusters.list(scope, ClusterFilter.inUseIn(boundary)).stream()
            .map(Cluster::id)
            .collect(Collectors.toSet());
    if (!there.containsAll(text.clusters())) {
      throw new Invalid(
          "clusters", "One of these clusters is not in use in this boundary. Choose again.");
    }
  }

  private void checkFollows(NewRequest wanted, BoundaryId boundary, Scope scope) {
    Follows follows = wanted.follows();
    if (follows == null) {
      return;
    }
    ExceptionRequest earlier = requests.get(follows.earlier(), scope);
    if (earlier.term() == null
        || earlier.kind() != wanted.kind()
        || !earlier.boundary().equals(boundary)) {
      throw new Invalid(
          "follows",
          "Only an exception that was approved, of the same kind and boundary, can be renewed or"
              + " amended.");
    }
  }

  private void tell(ExceptionRequest request, Act act, String remark, Actor actor) {
    events.publishEvent(
        new ExceptionStepped(
            request.id(),
            request.number(),
            request.boundary(),
            act,
            request.textVersion(),
            remark,
            actor.who()));
  }
}
