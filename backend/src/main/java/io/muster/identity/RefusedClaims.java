package io.muster.identity;

import io.muster.shared.AccountId;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of the claims of the last sign-in came to nothing, and why. */
@Component
@Transactional
public class RefusedClaims {

  private final JdbcClient sql;

  RefusedClaims(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * A sentence for each claim that came to nothing.
   *
   * @throws io.muster.shared.Forbidden unless it is the viewer's own account, or they administer
   *     all boundaries
   */
  @Transactional(readOnly = true)
  public List<String> of(Actor viewer, AccountId account) {
    if (!account.equals(viewer.account())) {
      viewer.requireEverywhere(Role.ADMINISTRATOR);
    }
    List<String> all = new ArrayList<>();
    sql.sql(
            """
            select distinct on (issuer) refused from claims_refused
            where account_id = ? order by issuer, at desc
            """)
        .param(account.value())
        .query((row, n) -> (String[]) row.getArray("refused").getArray())
        .list()
        .forEach(r -> all.addAll(Arrays.asList(r)));
    return all;
  }

  /** Keeps it where it is not as at the sign-in before; whether that was so. */
  boolean keep(AccountId account, String issuer, List<String> refused, Instant now) {
    List<String> before =
        sql.sql(
                "select refused from claims_refused where account_id = ? and issuer = ?"
                    + " order by at desc limit 1")
            .params(account.value(), issuer)
            .query((row, n) -> Arrays.asList((String[]) row.getArray("refused").getArray()))
            .optional()
            .orElse(List.of());
    if (before.equals(refused)) {
      return false;
    }
    sql.sql(
            "insert into claims_refused (id, account_id, issuer, at, refused)"
                + " values (:id, :account, :issuer, :at, :refused)")
        .param("id", UUID.randomUUID())
        .param("account", account.value())
        .param("issuer", issuer)
        .param("at", now.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("refused", refused.toArray(String[]::new), Types.ARRAY)
        .update();
    return true;
  }
}
