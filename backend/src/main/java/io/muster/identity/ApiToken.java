package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.TokenId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A key with which a program acts as the person who made it. The key itself is not kept. */
@Entity
public class ApiToken extends AbstractAggregateRoot<ApiToken> {

  @Id private UUID id;
  private UUID accountId;
  private String name;
  private byte[] hash;
  private String @Nullable [] scopes;
  private Instant createdAt;
  private Instant expiresAt;
  private @Nullable Instant lastUsedAt;
  private @Nullable Instant revokedAt;
  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway") // for Hibernate
  protected ApiToken() {}

  ApiToken(
      Actor owner,
      AccountId account,
      String name,
      TokenKey key,
      @Nullable Set<TokenScope> scopes,
      Instant now,
      Instant expiresAt) {
    this.id = UUID.randomUUID();
    this.accountId = account.value();
    this.name = name;
    this.hash = key.hash();
    this.scopes =
        scopes == null ? null : scopes.stream().map(TokenScope::word).toArray(String[]::new);
    this.createdAt = now;
    this.expiresAt = expiresAt;
    registerEvent(new TokenEvent.Made(id(), owner.who(), name, scopeWords(), expiresAt));
  }

  /** The name of the token among programs. */
  public TokenId id() {
    return new TokenId(id);
  }

  /** What its owner calls it. */
  public String name() {
    return name;
  }

  /** What it may be used for, in words. */
  public String scopeWords() {
    return scopes == null ? "all" : String.join(" ", Arrays.asList(scopes));
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** From when on it no longer works. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** When it was last used, to the minute; null if never. */
  public @Nullable Instant lastUsedAt() {
    return lastUsedAt;
  }

  /** When it was revoked, or null. */
  public @Nullable Instant revokedAt() {
    return revokedAt;
  }

  /** Whether it works at that instant. */
  public boolean worksAt(Instant instant) {
    return revokedAt == null && instant.isBefore(expiresAt);
  }

  boolean belongsTo(AccountId account) {
    return accountId.equals(account.value());
  }

  void revoke(Actor by, Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
      registerEvent(new TokenEvent.Revoked(id(), by.who(), name));
    }
  }
}
