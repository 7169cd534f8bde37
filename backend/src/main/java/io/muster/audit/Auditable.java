package io.muster.audit;

/**
 * A domain event that leaves a line in the audit log. Events are published inside the transaction
 * of the change; the line is written just before its commit, so neither exists without the other.
 */
public interface Auditable {

  /** The line to write. Holds no secret. */
  AuditLine auditLine();
}
