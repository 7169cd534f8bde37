package io.muster.identity;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.AccountId;
import java.util.Map;

/** What happened to the notice that people accept before they sign in. */
public sealed interface NoticeEvent extends Auditable {

  /** A text came into use that never was before. */
  record InUse(String digest, Who who) implements NoticeEvent {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(who, "notice.in-use", "notice", digest, null, Map.of());
    }
  }

  /**
   * Somebody accepted it and signed in.
   *
   * @param session names the session; not its id, which opens it
   */
  record Accepted(AccountId account, String digest, String session, Who who)
      implements NoticeEvent {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          who,
          "notice.accepted",
          "account",
          account.toString(),
          null,
          Map.of("notice", digest, "session", session));
    }
  }
}
