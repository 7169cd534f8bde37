package io.muster.trail;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody took a file out of the portal.
 *
 * @param path the address without its parameters
 * @param parameters the parameters: what was asked for, such as the format or an instant
 * @param file the file's name
 * @param whole whether it was sent to its end
 */
record TakenOut(Who by, String path, Map<String, String> parameters, String file, boolean whole)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("path", path);
    details.put("asked", parameters);
    details.put("whole", whole);
    return new AuditLine(by, "export.made", "file", file, null, details);
  }
}
