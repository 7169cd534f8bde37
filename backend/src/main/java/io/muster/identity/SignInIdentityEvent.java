package io.muster.identity;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.AccountId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to the identities by which accounts are signed in to from outside. */
public sealed interface SignInIdentityEvent extends Auditable {

  /** From now on it opens the account. */
  record Linked(AccountId account, Who by, OutsideIdentity identity)
      implements SignInIdentityEvent {
    @Override
    public AuditLine auditLine() {
      return line(by, account, "sign-in-identity.linked", words(identity));
    }
  }

  /** It opens the account no more; the account's sessions are over. */
  record Unlinked(AccountId account, Who by, OutsideIdentity identity)
      implements SignInIdentityEvent {
    @Override
    public AuditLine auditLine() {
      return line(by, account, "sign-in-identity.unlinked", words(identity));
    }
  }

  /**
   * Somebody proved an identity and was not let in.
   *
   * @param account whose identity it is; null if it is linked to none
   * @param why in a word or two
   */
  record Refused(@Nullable AccountId account, Who by, OutsideIdentity identity, String why)
      implements SignInIdentityEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          by,
          account,
          "account.sign-in-refused",
          Map.of(
              "kind", identity.kind(),
              "issuer", identity.issuer(),
              "subject", identity.subject(),
              "why", why));
    }
  }

  private static Map<String, ?> words(OutsideIdentity identity) {
    return Map.of(
        "kind", identity.kind(), "issuer", identity.issuer(), "subject", identity.subject());
  }

  private static AuditLine line(
      Who by, @Nullable AccountId account, String action, Map<String, ?> details) {
    return new AuditLine(
        by, action, "account", account == null ? "" : account.toString(), null, details);
  }
}
