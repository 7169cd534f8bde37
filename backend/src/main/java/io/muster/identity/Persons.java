package io.muster.identity;

import io.muster.shared.AccountId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is who: accounts that bear the same e-mail address, or ever did, are one person's. */
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
              select other.account_id from same
                join account_address mine on mine.account_id = same.id
                join account_address other on other.address = mine.address)
            select id from same
            """)
        .param("id", account.value())
        .query(UUID.class)
        .list()
        .forEach(id -> all.add(new AccountId(id)));
    return all;
  }
}
