package io.muster.exceptions;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An exception was approved, in the transaction of the decision. Every frozen cluster has its turn
 * taken at {@code at}.
 *
 * @param term what was approved
 * @param at when, which is the turn of every one of the clusters
 * @param containers how many containers the decision was about
 * @param remark the decider's
 */
public record ExceptionApproved(
    Term term, Instant at, int containers, String evidenceDigest, String remark, Who who)
    implements Auditable {

  /** The clusters it is for. */
  public Set<ClusterId> clusters() {
    return term.clusters();
  }

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "exception.approved",
        "exception",
        term.id().toString(),
        term.boundary(),
        Map.of(
            "number", term.number(),
            "kind", term.kind().name(),
            "from", term.fromDay().toString(),
            "until", term.untilDay().toString(),
            "zone", term.zone().getId(),
            "clusters", term.clusters().size(),
            "containers", containers,
            "evidenceDigest", evidenceDigest,
            "remark", remark));
  }
}
