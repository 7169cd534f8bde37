package io.muster.limits;

import io.muster.audit.Who;
import io.muster.shared.TooManyRequests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what is asked for and refuses what is too much. The count is in the database, so all
 * instances share it. Keys are kept as digests: a name may be a password typed into the wrong
 * field.
 */
@Component
public class Limits {

  /** Clocks of instances differ by less; what was empty for so long says nothing any more. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private static final int FORGOTTEN_AT_ONCE = 100;

  /**
   * What is known of a key.
   *
   * @param told whether the stretch that goes on left its audit line
   */
  private record Bucket(Instant emptyAt, boolean told) {}

  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final LimitSettings settings;

  Limits(
      JdbcClient database, ApplicationEventPublisher events, Clock clock, LimitSettings settings) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Counts one more, in the caller's transaction if there is one. The caller's is to be committed
   * even if this refuses: the first refusal of a stretch leaves an audit line.
   *
   * @param key whose it is, such as an address or a name
   * @param who to name in the audit log
   * @throws TooManyRequests if it is too much; then it is not counted
   */
  @Transactional(noRollbackFor = TooManyRequests.class)
  public void take(Limited what, String key, Who who) {
    Pace pace = settings.of(what);
    if (!pace.isLimit()) {
      return;
    }
    Instant now = clock.instant();
    byte[] digest = digest(what, key);
    Bucket bucket = turn(digest, now);
    boolean calm = !bucket.emptyAt().isAfter(now);
    Pace.Turn turn = pace.ask(bucket.emptyAt(), now);
    if (turn.taken()) {
      keep(digest, turn.emptyAt(), bucket.told() && !calm);
      if (calm) {
        forgetOthers(now);
      }
      return;
    }
    if (!bucket.told()) {
      keep(digest, turn.emptyAt(), true);
      events.publishEvent(new LimitReached(what, who, pace.toString()));
    }
    throw new TooManyRequests(what.sentence(), turn.pause());
  }

  /** Takes the key's turn until the transaction ends, so that many at once are counted in order. */
  private Bucket turn(byte[] digest, Instant now) {
    return database
        .sql(
            """
            insert into request_pace as p (key_digest, empty_at, told) values (:key, :now, false)
            on conflict (key_digest) do update set empty_at = p.empty_at
            returning empty_at, told
            """)
        .param("key", digest)
        .param("now", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
        .query(
            (row, n) ->
                new Bucket(
                    row.getObject("empty_at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("told")))
        .single();
  }

  private void keep(byte[] digest, Instant emptyAt, boolean told) {
    database
        .sql("update request_pace set empty_at = :empty, told = :told where key_digest = :key")
        .param("empty", utc(emptyAt), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("told", told)
        .param("key", digest)
        .update();
  }

  /** Whoever begins drops what has long been empty; rows that others hold are left to them. */
  private void forgetOthers(Instant now) {
    database
        .sql(
            """
            delete from request_pace where key_digest in (
              select key_digest from request_pace where empty_at < :old
              order by empty_at limit :most for update skip locked)
            """)
        .param("old", utc(now.minus(FORGOTTEN)), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("most", FORGOTTEN_AT_ONCE)
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static byte[] digest(Limited what, String key) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((what.word() + "\n" + key).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
