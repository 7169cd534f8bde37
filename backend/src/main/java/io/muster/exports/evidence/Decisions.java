package io.muster.exports.evidence;

import io.muster.exceptions.Attachment;
import io.muster.exceptions.Attachments;
import io.muster.exceptions.EvidenceRows;
import io.muster.exceptions.ExceptionFilter;
import io.muster.exceptions.ExceptionOrder;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.RequestState;
import io.muster.exceptions.Step;
import io.muster.exports.Pages;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads the exceptions that are about some clusters, as they were known at an instant. */
@Component
class Decisions {

  private static final int PAGE = 50;

  /** All but drafts, which ask for nothing yet. */
  private static final ExceptionFilter ASKED =
      ExceptionFilter.ALL.in(
          RequestState.SUBMITTED,
          RequestState.RETURNED,
          RequestState.ENDORSED,
          RequestState.APPROVED,
          RequestState.REJECTED,
          RequestState.WITHDRAWN,
          RequestState.REVOKED);

  private final ExceptionRequests requests;
  private final EvidenceRows evidence;
  private final Attachments attachments;

  Decisions(ExceptionRequests requests, EvidenceRows evidence, Attachments attachments) {
    this.requests = requests;
    this.evidence = evidence;
    this.attachments = attachments;
  }

  /** Those of a boundary about any of the clusters, by number, whatever became of them. */
  Pages<Decided> about(Set<ClusterId> clusters, BoundaryId boundary, Instant at, Scope scope) {
    ExceptionFilter filter = ASKED.of(boundary);
    return new Pages<>(
        offset -> page(filter, offset, at, scope), PAGE, decided -> decided.isAbout(clusters));
  }

  /** The files of one of them until the instant; of each no more than its digest is told. */
  List<Attachment> attachments(ExceptionRequest request, Instant at, Scope scope) {
    return attachments.of(request.id(), scope, at);
  }

  private List<Decided> page(ExceptionFilter filter, int offset, Instant at, Scope scope) {
    return requests.page(filter, ExceptionOrder.OLDEST, offset, PAGE, scope, at).stream()
        .map(request -> decided(request, scope))
        .toList();
  }

  private Decided decided(ExceptionRequest request, Scope scope) {
    return new Decided(
        request,
        request.steps().reversed().stream()
            .map(Step::evidenceDigest)
            .filter(Objects::nonNull)
            .findFirst()
            .flatMap(digest -> evidence.of(request, digest, scope))
            .orElse(null));
  }
}
