package io.muster.identity;

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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The identities by which accounts are signed in to from outside. One identity opens one account;
 * an account may have several. Administrators of all boundaries link and unlink them.
 */
@Service
@Transactional
public class SignInIdentities {

  private static final String OF_ACCOUNT =
      """
      select i.*, coalesce(l.username, 'the portal') as linker,
        coalesce(u.username, 'the portal') as unlinker
      from sign_in_identity i left join account l on l.id = i.linked_by
        left join account u on u.id = i.unlinked_by
      where i.account_id = :account
      """;

  private final Accounts accounts;
  private final Persons persons;
  private final SeparationOfDuties duties;
  private final JdbcClient sql;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SignInIdentities(
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

  /** All that the account has and had: those in use first, then the newest. */
  @Transactional(readOnly = true)
  public List<SignInIdentity> of(Actor viewer, AccountId account) {
    if (!account.equals(viewer.account())) {
      viewer.requireEverywhere(Role.ADMINISTRATOR);
    }
    return sql.sql(OF_ACCOUNT + " order by i.unlinked_at is not null, i.linked_at desc, i.id")
        .param("account", account.value())
        .query((row, n) -> read(row))
        .list();
  }

  /** The account that an identity opens. */
  @Transactional(readOnly = true)
  Optional<AccountId> accountOf(OutsideIdentity identity) {
    return sql.sql(
            """
            select account_id from sign_in_identity
            where kind = :kind and issuer = :issuer and subject = :subject and unlinked_at is null
            """)
        .param("kind", identity.kind().name())
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query(UUID.class)
        .optional()
        .map(AccountId::new);
  }

  /**
   * Links an identity to an account. An identity that once opened another account makes both one
   * person's.
   *
   * @throws Forbidden unless by an administrator of all boundaries with a recent proof, and for the
   *     break-glass account
   * @throws NotFound if there is no such account
   * @throws Conflict if it opens an account already
   * @throws Invalid if the person would come to hold roles that exclude each other
   */
  public void link(Actor by, AccountId id, OutsideIdentity identity) {
    requireAdministrator(by);
    add(by, id, identity);
  }

  /** The same by the portal itself, on the word of a provider that may say so. */
  @Transactional(propagation = Propagation.MANDATORY)
  void add(Actor by, AccountId id, OutsideIdentity identity) {
    // By a query, so that an account made in this very transaction is written before.
    Account account = accounts.locked(id.value()).orElseThrow(SignInIdentities::unknown);
    if (account.breakGlass()) {
      throw new Forbidden(
          "The break-glass account is for when nothing else works: its password alone opens it.");
    }
    Instant now = clock.instant();
    Set<AccountId> person = joined(id, identity);
    refuseExcluding(person, now);
    int added =
        sql.sql(
                """
                insert into sign_in_identity
                  (id, account_id, kind, issuer, subject, linked_at, linked_by)
                values (:id, :account, :kind, :issuer, :subject, :at, :by) on conflict do nothing
                """)
            .param("id", UUID.randomUUID())
            .param("account", id.value())
            .param("kind", identity.kind().name())
            .param("issuer", identity.issuer())
            .param("subject", identity.subject())
            .param("at", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("by", idOf(by), Types.OTHER)
            .update();
    if (added == 0) {
      throw new Conflict("This identity opens an account already: unlink it there first.");
    }
    events.publishEvent(new SignInIdentityEvent.Linked(id, by.who(), identity));
  }

  /**
   * Unlinks an identity: it opens the account no more, and the account's sessions are over.
   *
   * @throws Forbidden unless by an administrator of all boundaries with a recent proof
   * @throws NotFound if the account has no such identity
   */
  public void unlink(Actor by, AccountId id, UUID identity) {
    requireAdministrator(by);
    Account account = find(id);
    SignInIdentity linked =
        of(by, id).stream()
            .filter(i -> i.id().equals(identity) && i.linked())
            .findFirst()
            .orElseThrow(() -> new NotFound("That identity is not linked to this account."));
    int ended =
        sql.sql(
                "update sign_in_identity set unlinked_at = :at, unlinked_by = :by"
                    + " where id = :id and unlinked_at is null")
            .param("at", utc(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("by", idOf(by), Types.OTHER)
            .param("id", identity)
            .update();
    if (ended == 0) {
      throw new NotFound("That identity is not linked to this account.");
    }
    account.proveAnew();
    accounts.save(account);
    events.publishEvent(new SignInIdentityEvent.Unlinked(id, by.who(), linked.outside()));
  }

  private void requireAdministrator(Actor by) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    by.proof().requireFresh("Changing what an account is signed in to by", clock.instant());
  }

  /** The accounts of the person once the identity is linked. */
  private Set<AccountId> joined(AccountId id, OutsideIdentity identity) {
    Set<AccountId> person = new HashSet<>(persons.accountsOf(id));
    person.addAll(persons.accountsWith(identity));
    return person;
  }

  private void refuseExcluding(Set<AccountId> person, Instant now) {
    for (AccountId one : person) {
      Set<AccountId> others = new HashSet<>(person);
      others.remove(one);
      Set<Grant> held = find(one).enabled() ? find(one).grants(now) : Set.of();
      try {
        duties.refuse(others, Set.of(), held, now);
      } catch (Invalid refused) {
        throw new Invalid("subject", refused.sentence());
      }
    }
  }

  private Account find(AccountId id) {
    return accounts.findById(id.value()).orElseThrow(SignInIdentities::unknown);
  }

  private static NotFound unknown() {
    return new NotFound("There is no such account.");
  }

  private static @Nullable UUID idOf(Actor by) {
    return by.account() == null ? null : by.account().value();
  }

  private static SignInIdentity read(ResultSet row) throws SQLException {
    OffsetDateTime unlinked = row.getObject("unlinked_at", OffsetDateTime.class);
    return new SignInIdentity(
        row.getObject("id", UUID.class),
        new OutsideIdentity(
            OutsideIdentity.Kind.valueOf(row.getString("kind")),
            row.getString("issuer"),
            row.getString("subject")),
        Objects.requireNonNull(row.getObject("linked_at", OffsetDateTime.class)).toInstant(),
        row.getString("linker"),
        unlinked == null ? null : unlinked.toInstant(),
        unlinked == null ? null : row.getString("unlinker"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
