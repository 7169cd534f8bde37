package io.muster.credentials;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import java.util.Map;

/** The portal made itself a key to sign with, because it had none. */
public record SigningKeyMade(SigningKey key, Who by) implements Auditable {

  @Override
  public AuditLine auditLine() {
    return new AuditLine(
        by,
        "signing-key.made",
        "signing-key",
        key.id().toString(),
        null,
        Map.of("fingerprint", key.fingerprint()));
  }
}
