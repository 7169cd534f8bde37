package io.muster.identity;

import io.muster.audit.Who;
import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The uses of break-glass accounts. Such an account reaches all boundaries, so an ISSM of all
 * boundaries answers for each use, with a remark; until then it is open.
 */
@Component
@Transactional
public class BreakGlass {

  private static final int LONGEST_REMARK = 2000;

  /** So many closed uses are listed beside those that are open. */
  private static final int CLOSED = 50;

  private static final String USES =
      """
      select u.id, u.account_id, u.at, u.at_start, u.closed_at, u.remark, a.username,
        closer.display_name as closed_by_name
      from break_glass_use u join account a on a.id = u.account_id
        left join account closer on closer.id = u.closed_by
      """;

  private final JdbcClient database;
  private final Persons persons;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BreakGlass(JdbcClient database, Persons persons, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.persons = persons;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the actor answers for uses. */
  public static boolean answers(Actor actor) {
    return actor.hasEverywhere(Role.ISSM);
  }

  /** How many uses wait for the actor's answer: none unless they are an ISSM of all boundaries. */
  @Transactional(readOnly = true)
  public int waiting(Actor actor) {
    return answers(actor)
        ? database
            .sql("select count(*) from break_glass_use where closed_at is null")
            .query(Integer.class)
            .single()
        : 0;
  }

  /**
   * The uses: those that are open, then those closed last, at most 50 of them.
   *
   * @throws Forbidden unless by an ISSM, administrator or auditor of all boundaries
   */
  @Transactional(readOnly = true)
  public List<BreakGlassUse> uses(Actor viewer) {
    viewer.requireEverywhere(Role.ISSM, Role.ADMINISTRATOR, Role.AUDITOR);
    return database
        .sql(
            USES
                + """
                where u.closed_at is null or u.id in
                  (select id from break_glass_use where closed_at is not null
                   order by closed_at desc limit :closed)
                order by u.closed_at is not null, u.at desc, u.id
                """)
        .param("closed", CLOSED)
        .query(BreakGlass::read)
        .list();
  }

  /**
   * One use.
   *
   * @throws NotFound if there is none with that id
   */
  @Transactional(readOnly = true)
  public BreakGlassUse use(Actor viewer, UUID id) {
    viewer.requireEverywhere(Role.ISSM, Role.ADMINISTRATOR, Role.AUDITOR);
    return database
        .sql(USES + " where u.id = ?")
        .param(id)
        .query(BreakGlass::read)
        .optional()
        .orElseThrow(() -> new NotFound("There is no such use of the break-glass account."));
  }

  /**
   * Answers for a use, for good.
   *
   * @throws Forbidden unless by an ISSM of all boundaries whose account is not the one that was
   *     used
   * @throws Invalid without a remark, or with one of more than 2000 characters
   * @throws Conflict if somebody did already
   */
  public void close(Actor by, UUID id, String remark) {
    BreakGlassUse use = use(by, id);
    if (!answers(by)) {
      throw new Forbidden(
          "A use of the break-glass account is closed by an ISSM of all boundaries.");
    }
    AccountId closer = Objects.requireNonNull(by.account());
    if (persons.accountsOf(closer).contains(use.account())) {
      throw new Forbidden("Nobody closes the use of an account that is their own.");
    }
    String said = remark.strip();
    if (said.isEmpty() || said.length() > LONGEST_REMARK) {
      throw new Invalid(
          "remark", "Say in at most 2000 characters who used it and why, and what you looked at.");
    }
    int closed =
        database
            .sql(
                "update break_glass_use set closed_at = :at, closed_by = :by, remark = :remark"
                    + " where id = :id and closed_at is null")
            .param("at", utc(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("by", closer.value())
            .param("remark", said)
            .param("id", id)
            .update();
    if (closed == 0) {
      throw new Conflict("Somebody closed this use already.");
    }
    events.publishEvent(new AccountEvent.UseClosed(use.account(), by.who(), id, said));
  }

  /** Opens an item for a sign-in to a break-glass account. */
  @Transactional(propagation = Propagation.MANDATORY)
  void broken(Account account, Who who, Instant at) {
    events.publishEvent(new AccountEvent.GlassBroken(account.id(), who, open(account, at, false)));
  }

  /** Opens an item for a break-glass account that whoever starts the portal had made. */
  @Transactional(propagation = Propagation.MANDATORY)
  void madeAtStart(Account account, Who who) {
    UUID id = open(account, clock.instant(), true);
    events.publishEvent(new AccountEvent.GlassMadeAtStart(account.id(), who, id));
  }

  private UUID open(Account account, Instant at, boolean atStart) {
    UUID id = UUID.randomUUID();
    database
        .sql(
            "insert into break_glass_use (id, account_id, at, at_start)"
                + " values (:id, :account, :at, :start)")
        .param("id", id)
        .param("account", account.id().value())
        .param("at", utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("start", atStart)
        .update();
    return id;
  }

  private static BreakGlassUse read(ResultSet row, int number) throws SQLException {
    return new BreakGlassUse(
        row.getObject("id", UUID.class),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("username"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getBoolean("at_start"),
        instant(row.getObject("closed_at", OffsetDateTime.class)),
        row.getString("closed_by_name"),
        row.getString("remark"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
