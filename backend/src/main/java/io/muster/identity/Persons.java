package io.muster.identity;

import io.muster.shared.AccountId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is who: accounts with the same e-mail, in whatever case, belong to one person. */
@Component
public class Persons {

  private final JdbcClient database;

  Persons(JdbcClient database) {
    this.database = database;
  }

  /** All accounts of the person whose account it is, itself among them. */
  @Transactional(readOnly = true)
  public Set<AccountId> accountsOf(AccountId account) {
    Set<AccountId> all = new HashSet<>();
    all.add(account);
    database
        .sql(
            """
            select o.id from account a join account o on lower(o.email) = lower(a.email)
            where a.id = :id and a.email <> ''
            """)
        .param("id", account.value())
        .query(UUID.class)
        .list()
        .forEach(id -> all.add(new AccountId(id)));
    return all;
  }
}
