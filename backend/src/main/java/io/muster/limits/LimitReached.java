package io.muster.limits;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import java.util.Map;

/**
 * Somebody asked for more than is taken, for the first time since it was calm. What else they ask
 * for before it is calm again leaves no line.
 *
 * @param pace how much is taken, in words
 */
record LimitReached(Limited what, Who who, String pace) implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(who, "limit.reached", "limit", what.word(), null, Map.of("taken", pace));
  }
}
