package io.muster.identity;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.AccountId;
import java.util.Map;

/** What happened to the second factor of an account. The lines hold no key and no code. */
public sealed interface SecondFactorEvent extends Auditable {

  /** Its owner confirmed it by a right code; the sessions of before are over. */
  record Begun(AccountId account, Who by, boolean instead) implements SecondFactorEvent {
    @Override
    public AuditLine auditLine() {
      return line(by, account, "second-factor.begun", Map.of("insteadOfAnother", instead));
    }
  }

  /** It is needed no more: its owner removed it, or an administrator took it away. */
  record Removed(AccountId account, Who by) implements SecondFactorEvent {
    @Override
    public AuditLine auditLine() {
      return line(by, account, "second-factor.removed", Map.of());
    }
  }

  /** Its owner had new recovery codes made; those of before open nothing. */
  record CodesRenewed(AccountId account, Who by) implements SecondFactorEvent {
    @Override
    public AuditLine auditLine() {
      return line(by, account, "second-factor.recovery-codes-renewed", Map.of());
    }
  }

  /** A recovery code stood in for it. */
  record CodeUsed(AccountId account, Who by, int left) implements SecondFactorEvent {
    @Override
    public AuditLine auditLine() {
      return line(by, account, "second-factor.recovery-code-used", Map.of("left", left));
    }
  }

  private static AuditLine line(Who by, AccountId account, String action, Map<String, ?> details) {
    return new AuditLine(by, action, "account", account.toString(), null, details);
  }
}
