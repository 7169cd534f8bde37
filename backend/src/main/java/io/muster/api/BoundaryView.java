package io.muster.api;

import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.DocumentedCounts;
import io.muster.clusters.PastBoundary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A boundary as the API tells it.
 *
 * @param documentedCounts what documented findings count as: NOT_A_FINDING or OPEN
 * @param longestExceptionDays how many days an exception may last at most
 * @param version which version of the facts this is: an edit that names it undoes no other
 */
record BoundaryView(
    UUID id,
    String name,
    String systemName,
    String emassId,
    String acronym,
    String aoName,
    String issmName,
    @Nullable LocalDate authorizationEnds,
    String timeZone,
    int allowedAgeDays,
    String systemLabel,
    int reinspectionDays,
    DocumentedCounts documentedCounts,
    int longestExceptionDays,
    Instant createdAt,
    String createdBy,
    UUID version) {

  static BoundaryView of(Boundary boundary) {
    return of(PastBoundary.of(boundary));
  }

  static BoundaryView of(PastBoundary boundary) {
    BoundaryDetails said = boundary.details();
    return new BoundaryView(
        boundary.id().value(),
        said.name(),
        said.systemName(),
        said.emassId(),
        said.acronym(),
        said.aoName(),
        said.issmName(),
        said.authorizationEnds(),
        said.timeZone(),
        said.allowedAgeDays(),
        said.systemLabel(),
        said.reinspectionDays(),
        boundary.exceptionPolicy().documentedCounts(),
        boundary.exceptionPolicy().longestDays(),
        boundary.createdAt(),
        boundary.createdBy(),
        boundary.version());
  }
}
