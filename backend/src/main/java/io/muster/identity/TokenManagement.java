package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.TokenId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and revokes one's own API tokens. */
@Service
@Transactional
public class TokenManagement {

  /** How long a token works unless its owner says otherwise. */
  public static final Duration USUAL = Duration.ofDays(90);

  /** How long a token works at most. */
  public static final Duration LONGEST = Duration.ofDays(365);

  /**
   * A token just made.
   *
   * @param key the secret; shown now and never again
   */
  public record Made(ApiToken token, String key) {
    /** Not the secret. */
    @Override
    public String toString() {
      return "Made[" + token.id() + "]";
    }
  }

  private final Tokens tokens;
  private final Clock clock;

  TokenManagement(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Makes a token that acts as the owner.
   *
   * @param scopes what it may be used for; null for all the owner may do
   * @param expiresAt from when on it no longer works; null for {@link #USUAL} from now
   * @throws Invalid if the name is empty or longer than 100 characters, or the end is not after now
   *     and within {@link #LONGEST}
   * @throws Forbidden for the break-glass account
   */
  public Made make(
      Actor owner, String name, @Nullable Set<TokenScope> scopes, @Nullable Instant expiresAt) {
    if (owner.breakGlass()) {
      throw new Forbidden(
          "The break-glass account has no tokens: each of its uses begins with signing in.");
    }
    String called = name.strip();
    if (called.isEmpty() || called.length() > 100) {
      throw new Invalid("name", "Give the token a name of at most 100 characters.");
    }
    Instant now = clock.instant();
    Instant end = expiresAt == null ? now.plus(USUAL) : expiresAt;
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw new Invalid("expiresAt", "A token ends after now and within 365 days.");
    }
    TokenKey key = TokenKey.random();
    ApiToken token = new ApiToken(owner, idOf(owner), called, key, scopes, now, end);
    return new Made(tokens.save(token), key.reveal());
  }

  /** One's own tokens, the newest first. */
  @Transactional(readOnly = true)
  public List<ApiToken> of(Actor owner) {
    return tokens.of(idOf(owner).value());
  }

  /**
   * Ends the use of one's own token at once.
   *
   * @throws NotFound if there is none such, or it is another's
   */
  public void revoke(Actor by, TokenId id) {
    ApiToken token =
        tokens
            .findById(id.value())
            .filter(t -> t.belongsTo(idOf(by)))
            .orElseThrow(() -> new NotFound("There is no such token."));
    token.revoke(by, clock.instant());
    tokens.save(token);
  }

  private static AccountId idOf(Actor actor) {
    if (actor.account() == null) {
      throw new Forbidden("Only people have tokens.");
    }
    return actor.account();
  }
}
