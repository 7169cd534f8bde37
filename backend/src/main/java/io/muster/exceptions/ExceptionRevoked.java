package io.muster.exceptions;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An exception was revoked, in the transaction of the revocation. Every frozen cluster has its turn
 * taken at {@code at}.
 *
 * @param term what was approved, revoked now
 * @param at when, which is the turn of every one of the clusters
 */
public record ExceptionRevoked(Term term, Instant at, String remark, Who who) implements Auditable {

  /** The clusters it was for. */
  public Set<ClusterId> clusters() {
    return term.clusters();
  }

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "exception.revoked",
        "exception",
        term.id().toString(),
        term.boundary(),
        Map.of("number", term.number(), "remark", remark));
  }
}
