package io.muster.identity;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.TokenId;
import java.time.Instant;
import java.util.Map;

/** What happened to an API token. */
public sealed interface TokenEvent extends Auditable {

  /** A token was made. */
  record Made(TokenId token, Who by, String name, String scopes, Instant expiresAt)
      implements TokenEvent {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          by,
          "token.made",
          "token",
          token.toString(),
          null,
          Map.of("name", name, "scopes", scopes, "expiresAt", expiresAt));
    }
  }

  /** A token no longer works. */
  record Revoked(TokenId token, Who by, String name) implements TokenEvent {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          by, "token.revoked", "token", token.toString(), null, Map.of("name", name));
    }
  }
}
