package io.muster.clusters;

import io.muster.shared.BoundaryId;
import java.time.Instant;
import java.util.UUID;

/**
 * A boundary as it was known at an instant, which may be now.
 *
 * @param details what people said about it then
 * @param exceptionPolicy what its AO had decided about its exceptions
 * @param createdBy the user name of who created it at {@code createdAt}
 * @param version which version of the facts this is
 */
public record PastBoundary(
    BoundaryId id,
    BoundaryDetails details,
    ExceptionPolicy exceptionPolicy,
    Instant createdAt,
    String createdBy,
    UUID version) {

  /** A boundary as it is now. */
  public static PastBoundary of(Boundary boundary) {
    return new PastBoundary(
        boundary.id(),
        boundary.details(),
        boundary.exceptionPolicy(),
        boundary.createdAt(),
        boundary.createdBy(),
        boundary.version());
  }

  static PastBoundary of(
      BoundaryVersion version, BoundaryId boundary, Instant createdAt, String createdBy) {
    return new PastBoundary(
        boundary, version.details(), version.exceptionPolicy(), createdAt, createdBy, version.id());
  }

  public String name() {
    return details.name();
  }

  /** The settings that moved verdicts. */
  public BoundaryPolicy policy() {
    return details.policy();
  }
}
