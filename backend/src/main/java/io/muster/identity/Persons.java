package io.muster.identity;

import io.muster.shared.AccountId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is who: accounts that bear the same e-mail address, or ever did, are one person's, and so are
 * those that one sign-in identity opens or ever opened.
 */
@Component
public class Persons {

  private final JdbcClient database;

  Persons(JdbcClient database) {
    this.database = database;
  }

  /** All accounts of the person who bears the address; empty if nobody ever did. */
  @Transactional(readOnly = true)
  public Set<AccountId> accountsWith(String address) {
    Set<AccountId> all = new HashSet<>();
    database
        .sql("select account_id from account_address where address = lower(:address)")
        .param("address", address)
        .query(UUID.class)
        .list()
        .forEach(id -> all.addAll(accountsOf(new AccountId(id))));
    return all;
  }

  /** All accounts of the person whom the identity is, or ever was, linked to; empty if nobody. */
  @Transactional(readOnly = true)
  public Set<AccountId> accountsWith(OutsideIdentity identity) {
    Set<AccountId> all = new HashSet<>();
    database
        .sql(
            "select distinct account_id from sign_in_identity"
                + " where kind = :kind and issuer = :issuer and subject = :subject")
        .param("kind", identity.kind().name())
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query(UUID.class)
        .list()
        .forEach(id -> all.addAll(accountsOf(new AccountId(id))));
    return all;
  }

  /** All accounts of the person whose account it is, itself among them. */
  @Transactional(readOnly = true)
  public Set<AccountId> accountsOf(AccountId account) {
    Set<AccountId> all = new HashSet<>();
    all.add(account);
    database
        .sql(
            """
            with recursive same(id) as (
              select cast(:id as uuid)
              union
              select other.id from same cross join lateral (
                select a.account_id from account_address mine
                  join account_address a on a.address = mine.address
                where mine.account_id = same.id
                union
                select i.account_id from sign_in_identity mine
                  join sign_in_identity i on i.kind = mine.kind and i.issuer = mine.issuer
                    and i.subject = mine.subject
                where mine.account_id = same.id) as other(id))
            select id from same
            """)
        .param("id", account.value())
        .query(UUID.class)
        .list()
        .forEach(id -> all.add(new AccountId(id)));
    return all;
  }
}
