package io.muster.exceptions;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import java.util.Locale;
import java.util.Map;

/**
 * A request took a step that moves no verdict: written, submitted, endorsed, rejected and so on.
 */
public record ExceptionStepped(
    ExceptionId exception,
    String number,
    BoundaryId boundary,
    Act act,
    int textVersion,
    String remark,
    Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        who,
        "exception." + act.done().toLowerCase(Locale.ROOT),
        "exception",
        exception.toString(),
        boundary,
        Map.of("number", number, "textVersion", textVersion, "remark", remark));
  }
}
