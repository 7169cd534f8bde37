package io.muster.credentials;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import java.util.Map;

/** What happened to the key-encryption keys. Keys are named by their ids. */
public sealed interface KeyEvent extends Auditable {

  /** From now on another key wraps; what the old one wraps is wrapped anew. */
  record RotationStarted(KeyRotation rotation, Who who) implements KeyEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          who,
          "key.rotation-started",
          rotation,
          Map.of("from", rotation.from(), "to", rotation.to()));
    }
  }

  /** Nothing is wrapped by another key any more. */
  record RotationFinished(KeyRotation rotation, Who who) implements KeyEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          who,
          "key.rotation-finished",
          rotation,
          Map.of("from", rotation.from(), "to", rotation.to(), "rewrapped", rotation.rewrapped()));
    }
  }

  private static AuditLine line(
      Who who, String action, KeyRotation rotation, Map<String, ?> details) {
    return new AuditLine(who, action, "key-rotation", rotation.id().toString(), null, details);
  }
}
