package io.muster.identity;

import io.muster.shared.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The notice in use, those before it, and who accepted which. */
@Service
@Transactional
public class Notices {

  /** A text that was ever in use. */
  public record Version(Notice notice, Instant inUseSince) {}

  private final Notice current;
  private final JdbcClient sql;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Notices(
      @Value("${muster.notice.file:}") String file,
      JdbcClient sql,
      ApplicationEventPublisher events,
      Clock clock) {
    this.current = NoticeFile.read(file);
    this.sql = sql;
    this.events = events;
    this.clock = clock;
  }

  /** The notice that is to be accepted now. It is read when the portal starts. */
  public Notice current() {
    return current;
  }

  /** Keeps the text when the portal starts with one that was never in use. */
  @EventListener(ApplicationStartedEvent.class)
  public void keepTheText() {
    int added =
        sql.sql(
                "insert into notice_version (digest, text, in_use_since) values (?, ?, ?)"
                    + " on conflict do nothing")
            .params(current.digest(), current.text(), utc(clock.instant()))
            .update();
    if (added > 0) {
      events.publishEvent(new NoticeEvent.InUse(current.digest(), Actor.portal("notice").who()));
    }
  }

  /**
   * Records that somebody who signed in had accepted a notice.
   *
   * @param digest which one: the one that the person saw
   * @param session names the session; not its id, which opens it
   */
  public void accepted(Actor actor, AccountId account, String digest, String session) {
    sql.sql(
            "insert into notice_acceptance (id, account_id, digest, at, session)"
                + " values (?, ?, ?, ?, ?)")
        .params(UUID.randomUUID(), account.value(), digest, utc(clock.instant()), session)
        .update();
    events.publishEvent(new NoticeEvent.Accepted(account, digest, session, actor.who()));
  }

  /** All texts ever in use, the newest first. They belong to no boundary. */
  @Transactional(readOnly = true)
  public List<Version> versions() {
    return sql.sql("select text, in_use_since from notice_version order by in_use_since desc")
        .query(
            (row, _) ->
                new Version(
                    new Notice(row.getString("text")),
                    row.getObject("in_use_since", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
