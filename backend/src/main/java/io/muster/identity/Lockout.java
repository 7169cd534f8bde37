package io.muster.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks a user name after three refusals, for as long as they are near each other in time. Names
 * that nobody has are locked alike, so a lock tells nothing about what exists. It binds passwords
 * and their codes; who shows a certificate or comes from the provider types neither.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Lockout {

  /** So many refusals lock. */
  static final int REFUSALS = 3;

  /** Within this time they lock, and for this time after the last. */
  static final Duration WINDOW = Duration.ofMinutes(15);

  private final JdbcClient database;

  Lockout(JdbcClient database) {
    this.database = database;
  }

  /**
   * Takes the name's turn until the transaction ends, so that many tries at once are no more tries
   * than one after another.
   *
   * @return whether the name is locked at the instant; a try then is refused unseen, and counts not
   */
  boolean locked(String name, Instant at) {
    byte[] digest = digest(name);
    database
        .sql(
            "select pg_advisory_xact_lock(('x' || encode(substr(:name, 1, 8),"
                + " 'hex'))::bit(64)::bigint)")
        .param("name", digest)
        .query(rs -> {});
    return locks(failures(digest, at), at);
  }

  /**
   * Counts a refusal.
   *
   * @return whether it locks the name
   */
  boolean refused(String name, Instant at) {
    byte[] digest = digest(name);
    database
        .sql("delete from sign_in_failure where at < :old")
        .param("old", utc(at.minus(WINDOW.multipliedBy(2))), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
    database
        .sql("insert into sign_in_failure (name_digest, at) values (:name, :at)")
        .param("name", digest)
        .param("at", utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
    return locks(failures(digest, at), at);
  }

  /** Forgets the refusals of a name: its owner signed in, or an administrator set its password. */
  void forget(String name) {
    database
        .sql("delete from sign_in_failure where name_digest = :name")
        .param("name", digest(name))
        .update();
  }

  /** Whether refusals at these instants, the earliest first, lock at an instant. */
  static boolean locks(List<Instant> refusals, Instant at) {
    for (int last = REFUSALS - 1; last < refusals.size(); last++) {
      Instant third = refusals.get(last);
      Instant first = refusals.get(last - REFUSALS + 1);
      if (third.isBefore(first.plus(WINDOW)) && at.isBefore(third.plus(WINDOW))) {
        return true;
      }
    }
    return false;
  }

  private List<Instant> failures(byte[] digest, Instant at) {
    return database
        .sql("select at from sign_in_failure where name_digest = :name and at > :since order by at")
        .param("name", digest)
        .param("since", utc(at.minus(WINDOW.multipliedBy(2))), Types.TIMESTAMP_WITH_TIMEZONE)
        .query((row, n) -> row.getObject("at", OffsetDateTime.class).toInstant())
        .list();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static byte[] digest(String name) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(name.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
