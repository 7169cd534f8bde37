package io.muster.identity;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to an account. */
public sealed interface AccountEvent extends Auditable {

  /** The account it happened to. */
  AccountId account();

  /** Who did it. */
  Who by();

  /** An account was made. */
  record Made(
      AccountId account,
      Who by,
      String username,
      String displayName,
      String email,
      Set<Grant> grants,
      boolean breakGlass)
      implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          this,
          "account.made",
          Map.of(
              "username",
              username,
              "displayName",
              displayName,
              "email",
              email,
              "grants",
              words(grants),
              "breakGlass",
              breakGlass));
    }
  }

  /** The names by which people know the owner changed. */
  record Renamed(AccountId account, Who by, String displayName, String email)
      implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.renamed", Map.of("displayName", displayName, "email", email));
    }
  }

  /** Some grants ended and others began. */
  record GrantsChanged(AccountId account, Who by, Set<Grant> ended, Set<Grant> begun)
      implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          this, "account.grants-changed", Map.of("ended", words(ended), "begun", words(begun)));
    }
  }

  /** At a sign-in some roles ended with their claims, and others began with theirs. */
  record ClaimsTaken(AccountId account, Who by, String issuer, Set<Grant> ended, Set<Grant> begun)
      implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          this,
          "account.claims-taken",
          Map.of("issuer", issuer, "ended", words(ended), "begun", words(begun)));
    }
  }

  /** At a sign-in some claims came to nothing: a sentence each. */
  record ClaimsRefused(AccountId account, Who by, String issuer, List<String> refused)
      implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.claims-refused", Map.of("issuer", issuer, "refused", refused));
    }
  }

  /** Deciding roles were asked for that another administrator has to confirm. */
  record GrantsAsked(AccountId account, Who by, Set<Grant> asked) implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.grants-asked", Map.of("asked", words(asked)));
    }
  }

  /** Another administrator confirmed a deciding role, and it began; or refused it. */
  record GrantSettled(AccountId account, Who by, Grant grant, boolean confirmed)
      implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          this,
          confirmed ? "account.grant-confirmed" : "account.grant-refused",
          Map.of("grant", words(Set.of(grant))));
    }
  }

  /** An AO named the owner their representative in a boundary, for a time. */
  record RepresentativeNamed(AccountId account, Who by, Grant representation)
      implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          this,
          "account.representative-named",
          representation.boundary(),
          Map.of("until", String.valueOf(representation.until())));
    }
  }

  /** An AO ended that before its time. */
  record RepresentativeRevoked(AccountId account, Who by, Grant representation)
      implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.representative-revoked", representation.boundary(), Map.of());
    }
  }

  /** The account can no longer be used. */
  record Disabled(AccountId account, Who by) implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.disabled", Map.of());
    }
  }

  /** The password is another; earlier sessions are over. */
  record PasswordSet(AccountId account, Who by) implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.password-set", Map.of());
    }
  }

  /** The owner signed in, and by what. */
  record SignedInTo(AccountId account, Who by, Proof proof) implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.signed-in", Map.of("by", proof.words()));
    }
  }

  /** The break-glass account was signed in to; somebody answers for it. */
  record GlassBroken(AccountId account, Who by, UUID use) implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.break-glass-used", Map.of("use", use.toString()));
    }
  }

  /** Whoever starts the portal had a break-glass account made; somebody answers for it. */
  record GlassMadeAtStart(AccountId account, Who by, UUID use) implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.break-glass-made-at-start", Map.of("use", use.toString()));
    }
  }

  /** Somebody answered for a use of the break-glass account. */
  record UseClosed(AccountId account, Who by, UUID use, String remark) implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(
          this, "account.break-glass-use-closed", Map.of("use", use.toString(), "remark", remark));
    }
  }

  /**
   * A session of the owner is over.
   *
   * @param why in a word or two: signed out, ended by its owner, idle, longest, too many
   */
  record SessionEnded(AccountId account, Who by, String why) implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.session-ended", Map.of("why", why));
    }
  }

  /**
   * Somebody gave a wrong password, or tried a disabled account, a locked name or one that nobody
   * has.
   *
   * @param account whose account, or null if the name is nobody's
   * @param locked whether it was refused unseen, since the name was locked
   * @param code whether the password was right and the code of the second factor was not
   */
  record SignInRefused(@Nullable AccountId account, Who by, boolean locked, boolean code)
      implements Auditable {
    @Override
    public AuditLine auditLine() {
      return new AuditLine(
          by,
          "account.sign-in-refused",
          "account",
          account == null ? "" : account.toString(),
          null,
          locked ? Map.of("locked", true) : code ? Map.of("code", true) : Map.of());
    }
  }

  /** Its name is locked after too many refusals. */
  record Locked(AccountId account, Who by) implements AccountEvent {
    @Override
    public AuditLine auditLine() {
      return line(this, "account.locked", Map.of());
    }
  }

  private static AuditLine line(AccountEvent event, String action, Map<String, ?> details) {
    return line(event, action, null, details);
  }

  private static AuditLine line(
      AccountEvent event, String action, @Nullable BoundaryId boundary, Map<String, ?> details) {
    String account = event.account().toString();
    return new AuditLine(event.by(), action, "account", account, boundary, details);
  }

  private static String words(Set<Grant> grants) {
    return grants.stream().map(AccountEvent::word).sorted().collect(Collectors.joining(" "));
  }

  private static String word(Grant grant) {
    return grant.role()
        + "@"
        + (grant.boundary() == null ? "all" : grant.boundary())
        + (grant.until() == null ? "" : " until " + grant.until());
  }
}
