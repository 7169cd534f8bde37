package io.muster.exports.evidence;

import io.muster.exceptions.Evidence;
import io.muster.exceptions.ExceptionRequest;
import io.muster.shared.ClusterId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for an exception as it was known at an instant.
 *
 * @param frozen what its last step that keeps evidence was about; null if none did
 */
record Decided(ExceptionRequest request, @Nullable Evidence frozen) {

  /** Whether it names any of the clusters, was approved for it, or caught something in it. */
  boolean isAbout(Set<ClusterId> clusters) {
    Set<ClusterId> named = new HashSet<>(request.text().clusters());
    if (request.term() != null) {
      named.addAll(request.term().clusters());
    }
    if (frozen != null) {
      named.addAll(frozen.clusters());
    }
    return named.stream().anyMatch(clusters::contains);
  }
}
