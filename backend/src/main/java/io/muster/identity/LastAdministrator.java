package io.muster.identity;

import io.muster.shared.AccountId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Without an administrator of all boundaries nobody could name another. */
@Component
class LastAdministrator {

  private final JdbcClient sql;

  LastAdministrator(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Whether the account's is the last. Locks all such administrators, so that two of them cannot
   * remove each other at once.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean is(AccountId id) {
    List<UUID> all =
        sql.sql(
                """
                select a.id from account a join account_grant g on g.account_id = a.id
                where g.role = 'ADMINISTRATOR' and g.boundary_id is null and g.ended_at is null
                  and g.until_at is null and a.disabled_at is null
                for update
                """)
            .query(UUID.class)
            .list();
    return all.contains(id.value()) && all.stream().allMatch(id.value()::equals);
  }
}
