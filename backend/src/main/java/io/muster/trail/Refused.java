package io.muster.trail;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import java.util.Map;

/**
 * Somebody who is signed in asked for what they may not do, or for what does not exist for them.
 *
 * @param method the method of the request
 * @param path the address without its parameters
 * @param status 403 or 404
 */
record Refused(Who by, String method, String path, int status) implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        by, "request.refused", "path", path, null, Map.of("method", method, "status", status));
  }
}
