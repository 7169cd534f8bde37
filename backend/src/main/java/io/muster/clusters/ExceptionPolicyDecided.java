package io.muster.clusters;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import java.time.Instant;

/**
 * The AO of a boundary decided anew about its exceptions.
 *
 * @param before what held until {@code at}
 * @param after what holds from {@code at} on
 */
public record ExceptionPolicyDecided(
    BoundaryId boundary, ExceptionPolicy before, ExceptionPolicy after, Instant at, Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    var change =
        new Change()
            .of("documentedCounts", before.documentedCounts(), after.documentedCounts())
            .of("longestExceptionDays", before.longestDays(), after.longestDays())
            .of("reason", before.reason(), after.reason());
    return new AuditLine(
        who,
        "boundary.exception-policy-decided",
        "boundary",
        boundary.toString(),
        boundary,
        change.details());
  }
}
