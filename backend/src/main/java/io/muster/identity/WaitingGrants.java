package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding roles that one administrator wants granted and another, who is another person, has to
 * confirm. Until then they are no grants.
 */
@Service
@Transactional
public class WaitingGrants {

  private static final String OPEN =
      """
      select w.*, a.username, coalesce(b.username, 'the portal') as asker
      from waiting_grant w join account a on a.id = w.account_id
        left join account b on b.id = w.asked_by
      where w.settled_at is null and a.disabled_at is null
      """;

  private final Accounts accounts;
  private final Persons persons;
  private final SeparationOfDuties duties;
  private final JdbcClient sql;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  WaitingGrants(
      Accounts accounts,
      Persons persons,
      SeparationOfDuties duties,
      JdbcClient sql,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.persons = persons;
    this.duties = duties;
    this.sql = sql;
    this.events = events;
    this.clock = clock;
  }

  /** All that wait, the longest waiting first; for administrators of all boundaries. */
  @Transactional(readOnly = true)
  public List<WaitingGrant> list(Actor viewer) {
    viewer.requireEverywhere(Role.ADMINISTRATOR);
    return sql.sql(OPEN + " order by w.asked_at, w.id").query((row, n) -> read(row)).list();
  }

  /** Whether the person who asked for it is not the one who acts. */
  @Transactional(readOnly = true)
  public boolean mayConfirm(Actor by, WaitingGrant waiting) {
    return waiting.askedBy() == null
        || by.account() != null && !persons.accountsOf(waiting.askedBy()).contains(by.account());
  }

  void ask(Actor by, AccountId account, Set<Grant> grants, Instant now) {
    ask(by, account, grants, null, now);
  }

  /** The same of roles that an issuer claims. */
  void ask(Actor by, AccountId account, Set<Grant> grants, @Nullable String claimed, Instant now) {
    Set<Grant> asked = new HashSet<>(grants);
    asked.removeIf(g -> waits(account, g));
    for (Grant grant : asked) {
      sql.sql(
              """
              insert into waiting_grant
                (id, account_id, role, boundary_id, until_at, asked_at, asked_by, claimed_from)
              values (:id, :account, :role, :boundary, :until, :at, :by, :claimed)
              """)
          .param("id", UUID.randomUUID())
          .param("account", account.value())
          .param("role", grant.role().name())
          .param(
              "boundary", grant.boundary() == null ? null : grant.boundary().value(), Types.OTHER)
          .param("until", utc(grant.until()), Types.TIMESTAMP_WITH_TIMEZONE)
          .param("at", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
          .param("by", idOf(by), Types.OTHER)
          .param("claimed", claimed, Types.VARCHAR)
          .update();
    }
    if (!asked.isEmpty()) {
      events.publishEvent(new AccountEvent.GrantsAsked(account, by.who(), asked));
    }
  }

  /**
   * Confirms it: the role begins now.
   *
   * @throws NotFound if nothing of that id waits
   * @throws Forbidden if the same person asked for it
   * @throws Invalid if the person came to hold a role that excludes it
   * @throws Conflict if its end has come meanwhile
   */
  public WaitingGrant confirm(Actor by, UUID id) {
    WaitingGrant waiting = take(by, id);
    if (!mayConfirm(by, waiting)) {
      throw new Forbidden(
          "You asked for this role yourself: an administrator who is another person confirms it.");
    }
    Instant now = clock.instant();
    Grant grant = waiting.grant();
    if (!grant.holdsAt(now)) {
      throw new Conflict("The end of this role has come while it waited. Refuse it.");
    }
    Account account = accounts.findById(waiting.account().value()).orElseThrow();
    Set<Grant> all = new HashSet<>(account.grants(now));
    all.removeIf(grant::isAlso);
    all.add(grant);
    Set<AccountId> others = new HashSet<>(persons.accountsOf(account.id()));
    others.remove(account.id());
    duties.refuse(others, all, Set.of(grant), now);
    settle(by, waiting, true, now);
    if (waiting.claimedFrom() == null) {
      account.changeGrants(all, by, now);
    } else {
      account.beginClaimed(grant, waiting.claimedFrom(), by, now);
    }
    accounts.save(account);
    return waiting;
  }

  /** Refuses what waits of an issuer's claims that are no more. */
  void endClaimed(Actor by, AccountId account, String issuer, Set<Grant> still, Instant now) {
    open(account).stream()
        .filter(w -> issuer.equals(w.claimedFrom()) && still.stream().noneMatch(w.grant()::isAlso))
        .forEach(w -> settle(by, w, false, now));
  }

  /** Whether a person refused this role of the account when it was last claimed. */
  boolean wasRefused(AccountId account, Grant grant, String issuer) {
    return sql.sql(
            """
            select outcome = 'REFUSED' and settled_by is not null from waiting_grant
            where account_id = :account and role = :role and claimed_from = :issuer
              and boundary_id is not distinct from cast(:boundary as uuid)
              and settled_at is not null
            order by settled_at desc limit 1
            """)
        .param("account", account.value())
        .param("role", grant.role().name())
        .param("issuer", issuer)
        .param("boundary", grant.boundary() == null ? null : grant.boundary().value(), Types.OTHER)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /**
   * Refuses it, which the administrator who asked for it may too.
   *
   * @throws NotFound if nothing of that id waits
   */
  public WaitingGrant refuse(Actor by, UUID id) {
    WaitingGrant waiting = take(by, id);
    settle(by, waiting, false, clock.instant());
    return waiting;
  }

  private WaitingGrant take(Actor by, UUID id) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    return sql.sql(OPEN + " and w.id = ? for update of w")
        .param(id)
        .query((row, n) -> read(row))
        .optional()
        .orElseThrow(() -> new NotFound("No role of that kind waits any more."));
  }

  private void settle(Actor by, WaitingGrant waiting, boolean confirmed, Instant now) {
    sql.sql(
            "update waiting_grant set settled_at = :at, settled_by = :by, outcome = :outcome"
                + " where id = :id")
        .param("at", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("by", idOf(by), Types.OTHER)
        .param("outcome", confirmed ? "CONFIRMED" : "REFUSED")
        .param("id", waiting.id())
        .update();
    events.publishEvent(
        new AccountEvent.GrantSettled(waiting.account(), by.who(), waiting.grant(), confirmed));
  }

  private boolean waits(AccountId account, Grant grant) {
    return open(account).stream().anyMatch(w -> w.grant().isAlso(grant));
  }

  private List<WaitingGrant> open(AccountId account) {
    return sql.sql(OPEN + " and w.account_id = ?")
        .param(account.value())
        .query((row, n) -> read(row))
        .list();
  }

  private static WaitingGrant read(ResultSet row) throws SQLException {
    UUID boundary = row.getObject("boundary_id", UUID.class);
    UUID asker = row.getObject("asked_by", UUID.class);
    Timestamp until = row.getTimestamp("until_at");
    return new WaitingGrant(
        row.getObject("id", UUID.class),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("username"),
        new Grant(
            Role.valueOf(row.getString("role")),
            boundary == null ? null : new BoundaryId(boundary),
            until == null ? null : until.toInstant()),
        row.getTimestamp("asked_at").toInstant(),
        asker == null ? null : new AccountId(asker),
        row.getString("asker"),
        row.getString("claimed_from"));
  }

  private static @Nullable UUID idOf(Actor actor) {
    return actor.account() == null ? null : actor.account().value();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
