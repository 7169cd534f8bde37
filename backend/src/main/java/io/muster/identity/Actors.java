package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds, in one query, who acts and what they may do at this very moment. */
@Component
public class Actors {

  private static final String BY_ACCOUNT =
      """
      select a.id, a.username, a.display_name, a.break_glass, g.role, g.boundary_id, g.until_at
      from account a left join account_grant g on g.account_id = a.id and g.ended_at is null
      where a.disabled_at is null and a.id = ?
      """;

  private static final String BY_SESSION = BY_ACCOUNT + " and a.credentials_version = ?";

  private final JdbcClient sql;
  private final Clock clock;

  Actors(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** The one a session belongs to; empty if the account was disabled or its password changed. */
  public Optional<Actor> of(SignedIn session) {
    return sql.sql(BY_SESSION)
        .params(session.account(), session.credentialsVersion())
        .query(heldAt(clock.instant()))
        .map(actor -> actor.provedBy(session.proof()));
  }

  /**
   * The one whose account it is, who proved nothing: for what the portal does in their place and
   * within what they may see now. Empty if the account is disabled.
   */
  public Optional<Actor> of(AccountId account) {
    return sql.sql(BY_ACCOUNT).param(account.value()).query(heldAt(clock.instant()));
  }

  private static ResultSetExtractor<Optional<Actor>> heldAt(Instant now) {
    return rows -> {
      Reading reading = new Reading(now);
      boolean any = false;
      while (rows.next()) {
        reading.add(rows);
        any = true;
      }
      return any ? Optional.of(reading.actor()) : Optional.empty();
    };
  }

  /**
   * Gathers one actor from rows that each hold the account's columns and one grant, or none. A
   * grant whose end has come is none: this is where that is so, for sessions and tokens alike.
   */
  static final class Reading {

    private final Instant now;
    private final Set<Grant> grants = new HashSet<>();
    private @Nullable Actor account;

    Reading(Instant now) {
      this.now = now;
    }

    void add(ResultSet row) throws SQLException {
      account =
          new Actor(
              new AccountId(row.getObject("id", UUID.class)),
              row.getString("username"),
              row.getString("display_name"),
              Set.of(),
              Proof.NONE,
              row.getBoolean("break_glass"));
      String role = row.getString("role");
      if (role != null) {
        Timestamp until = row.getTimestamp("until_at");
        Grant grant =
            new Grant(Role.valueOf(role), boundary(row), until == null ? null : until.toInstant());
        if (grant.holdsAt(now)) {
          grants.add(grant);
        }
      }
    }

    Actor actor() {
      Objects.requireNonNull(account, "no row was added");
      return new Actor(
          account.account(),
          account.username(),
          account.displayName(),
          grants,
          Proof.NONE,
          account.breakGlass());
    }
  }

  private static @Nullable BoundaryId boundary(ResultSet row) throws SQLException {
    UUID id = row.getObject("boundary_id", UUID.class);
    return id == null ? null : new BoundaryId(id);
  }
}
