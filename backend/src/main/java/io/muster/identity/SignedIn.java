package io.muster.identity;

import io.muster.shared.AccountId;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * What a session remembers of the one who signed in. Roles are not in it: they are read anew at
 * each request.
 *
 * @param account the account's id
 * @param username the sign-in name
 * @param credentialsVersion the version of the credentials used; a session with an older one is
 *     over
 * @param at when the session began
 * @param way by what
 * @param issuer by whose word, if from outside
 * @param provedAt when they proved who they are, which may be earlier where the session is not the
 *     first for which it holds
 */
public record SignedIn(
    UUID account,
    String username,
    int credentialsVersion,
    Instant at,
    Proof.Way way,
    @Nullable String issuer,
    Instant provedAt)
    implements AuthenticatedPrincipal, Serializable {

  private static final long serialVersionUID = 1L;

  public SignedIn {
    // What an earlier release kept did not say when, or by what: such a session is as old and as
    // weak as can be.
    at = Objects.requireNonNullElse(at, Instant.EPOCH);
    way = Objects.requireNonNullElse(way, Proof.Way.PASSWORD);
    provedAt = Objects.requireNonNullElse(provedAt, at);
  }

  /** One who signed in by one of the portal's own ways. */
  public SignedIn(UUID account, String username, int version, Instant at, Proof.Way way) {
    this(account, username, version, at, way, null, at);
  }

  /** How they proved who they are, and when. */
  public Proof proof() {
    return new Proof(way, provedAt, issuer);
  }

  /** The account. */
  public AccountId accountId() {
    return new AccountId(account);
  }

  @Override
  public String getName() {
    return username;
  }
}
