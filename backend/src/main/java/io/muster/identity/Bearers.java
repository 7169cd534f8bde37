package io.muster.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds, in one query, who acts by a token. */
@Component
public class Bearers {

  private static final String BY_TOKEN =
      """
      select t.id as token_id, t.scopes, t.last_used_at, t.created_at,
        a.id, a.username, a.display_name, a.break_glass, g.role, g.boundary_id, g.until_at,
        exists (select from second_factor f where f.account_id = a.id and f.removed_at is null)
          as second_factor
      from api_token t join account a on a.id = t.account_id
        left join account_grant g on g.account_id = a.id and g.ended_at is null
      where t.hash = ? and t.revoked_at is null and t.expires_at > ? and a.disabled_at is null
      """;

  private static final Duration PRECISION = Duration.ofMinutes(1);

  /**
   * Who acts, and what the token may be used for.
   *
   * @param secondFactor whether their account has a second factor now
   */
  public record Bearer(Actor actor, Set<TokenScope> scopes, boolean secondFactor) {}

  private record Found(UUID token, @Nullable Instant lastUsed, Bearer bearer) {}

  private final JdbcClient sql;
  private final Clock clock;

  Bearers(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** The bearer of that key; empty if it is unknown, expired or revoked, or its owner disabled. */
  public Optional<Bearer> of(String key) {
    Instant now = clock.instant();
    ResultSetExtractor<Optional<Found>> heldNow = rows -> read(rows, now);
    Optional<Found> found =
        sql.sql(BY_TOKEN).params(new TokenKey(key).hash(), Timestamp.from(now)).query(heldNow);
    found.ifPresent(f -> remember(f, now));
    return found.map(Found::bearer);
  }

  /**
   * Writes the use down, at most once a minute, so that polling does not write at every request.
   */
  private void remember(Found found, Instant now) {
    Instant last = found.lastUsed();
    if (last == null || last.isBefore(now.minus(PRECISION))) {
      sql.sql("update api_token set last_used_at = ? where id = ?")
          .params(Timestamp.from(now), found.token())
          .update();
    }
  }

  private static Optional<Found> read(ResultSet rows, Instant now) throws SQLException {
    Actors.Reading reading = new Actors.Reading(now);
    UUID token = null;
    Instant lastUsed = null;
    Instant made = Instant.EPOCH;
    Set<TokenScope> scopes = Set.of();
    boolean secondFactor = false;
    while (rows.next()) {
      reading.add(rows);
      token = rows.getObject("token_id", UUID.class);
      Timestamp used = rows.getTimestamp("last_used_at");
      lastUsed = used == null ? null : used.toInstant();
      made = rows.getTimestamp("created_at").toInstant();
      scopes = scopes(rows);
      secondFactor = rows.getBoolean("second_factor");
    }
    if (token == null) {
      return Optional.empty();
    }
    Actor actor = reading.actor().provedBy(new Proof(Proof.Way.TOKEN, made));
    return Optional.of(new Found(token, lastUsed, new Bearer(actor, scopes, secondFactor)));
  }

  private static Set<TokenScope> scopes(ResultSet row) throws SQLException {
    var words = row.getArray("scopes");
    return words == null
        ? EnumSet.allOf(TokenScope.class)
        : TokenScope.of(
            Arrays.stream((Object[]) words.getArray())
                .map(Object::toString)
                .collect(Collectors.toSet()));
  }
}
