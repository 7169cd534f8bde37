package io.muster.exceptions;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import java.util.Map;

/** Somebody commented on a request. The words stay with the request. */
public record RequestCommented(
    ExceptionId exception, String number, BoundaryId boundary, boolean confidential, Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "exception.commented",
        "exception",
        exception.toString(),
        boundary,
        Map.of("number", number, "note", confidential));
  }
}
