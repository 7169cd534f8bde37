package io.muster.exceptions;

import io.muster.findings.FindingDetail;
import io.muster.findings.Subject;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import java.time.Instant;
import java.util.Map;

/**
 * A request that waited for a decision at an instant, as it was then.
 *
 * @param state submitted or endorsed
 * @param since when it came to be in that state
 * @param text what it said then
 */
public record PendingRequest(
    ExceptionId id,
    String number,
    ExceptionKind kind,
    RequestState state,
    Instant since,
    RequestText text) {

  /**
   * Whether it asks for that container: what an approval would address, should it be granted as it
   * stands.
   *
   * @param cluster the cluster the container is in, and {@code labels} the cluster's labels
   */
  public boolean asksFor(
      ClusterId cluster, Map<String, String> labels, Subject subject, FindingDetail container) {
    return isFor(cluster, labels)
        && kind.admits(container.system())
        && text.subjects().fitsName(subject.name())
        && text.subjects().fitsNode(subject.node())
        && text.subjects().fitsImage(container.image());
  }

  private boolean isFor(ClusterId cluster, Map<String, String> labels) {
    return text.clusterLabel().isEmpty()
        ? text.clusters().isEmpty() || text.clusters().contains(cluster)
        : Candidates.bears(labels, text.clusterLabel());
  }
}
