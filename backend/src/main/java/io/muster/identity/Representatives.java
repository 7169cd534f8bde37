package io.muster.identity;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who represents the AO of a boundary, and who did. */
@Repository
@Transactional(readOnly = true)
public class Representatives {

  private final JdbcClient sql;

  Representatives(JdbcClient sql) {
    this.sql = sql;
  }

  /** All that were ever named, the newest first; nobody outside the scope. */
  public List<Representative> of(BoundaryId boundary, Scope scope) {
    if (!scope.includes(boundary)) {
      return List.of();
    }
    return sql.sql(
            """
            select a.id, a.username, a.display_name, g.granted_at, g.until_at, g.ended_at,
              coalesce(b.username, 'the portal') as named_by, e.username as ended_by
            from account_grant g join account a on a.id = g.account_id
              left join account b on b.id = g.granted_by
              left join account e on e.id = g.ended_by
            where g.role = 'AODR' and (g.boundary_id = ? or g.boundary_id is null)
            order by g.granted_at desc, a.username
            """)
        .param(boundary.value())
        .query((row, n) -> read(row))
        .list();
  }

  private static Representative read(ResultSet row) throws SQLException {
    return new Representative(
        new AccountId(row.getObject("id", UUID.class)),
        row.getString("username"),
        row.getString("display_name"),
        row.getTimestamp("granted_at").toInstant(),
        instant(row.getTimestamp("until_at")),
        row.getString("named_by"),
        instant(row.getTimestamp("ended_at")),
        row.getString("ended_by"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
