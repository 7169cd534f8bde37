package io.muster.exports.evidence;

import io.muster.exceptions.Attachment;
import io.muster.exceptions.Attachments;
import io.muster.exceptions.Dossier;
import io.muster.exceptions.Dossiers;
import io.muster.exceptions.ExceptionFilter;
import io.muster.exceptions.ExceptionOrder;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.RequestState;
import io.muster.exports.Pages;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
  private final Dossiers dossiers;
  private final Attachments attachments;

  Decisions(ExceptionRequests requests, Dossiers dossiers, Attachments attachments) {
    this.requests = requests;
    this.dossiers = dossiers;
    this.attachments = attachments;
  }

  /**
   * Those about any of the clusters, by number, whatever became of them.
   *
   * @param boundary only those of it; null for any
   */
  Pages<Dossier> about(
      Set<ClusterId> clusters, @Nullable BoundaryId boundary, Instant at, Scope scope) {
    ExceptionFilter filter = ASKED.of(boundary);
    return new Pages<>(offset -> page(filter, offset, at, scope), PAGE, d -> isAbout(d, clusters));
  }

  /** The files of one of them until the instant; of each no more than its digest is told. */
  List<Attachment> attachments(ExceptionRequest request, Instant at, Scope scope) {
    return attachments.of(request.id(), scope, at);
  }

  private List<Dossier> page(ExceptionFilter filter, int offset, Instant at, Scope scope) {
    return requests.page(filter, ExceptionOrder.OLDEST, offset, PAGE, scope, at).stream()
        .map(request -> dossiers.of(request, scope, at))
        .toList();
  }

  private static boolean isAbout(Dossier dossier, Set<ClusterId> clusters) {
    Set<ClusterId> named = new HashSet<>(dossier.clusters());
    named.addAll(dossier.request().text().clusters());
    if (dossier.frozen() != null) {
      named.addAll(dossier.frozen().clusters());
    }
    return named.stream().anyMatch(clusters::contains);
  }
}
