package io.muster.plans;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How boundaries group their plans, and how they did. */
@Repository
@Transactional(readOnly = true)
public class Groupings {

  private final JdbcClient database;

  Groupings(JdbcClient database) {
    this.database = database;
  }

  /** How the boundary grouped its plans at an instant. */
  public Grouping at(BoundaryId boundary, Instant at, Scope scope) {
    return chosen(at, scope).getOrDefault(boundary, Grouping.BOUNDARY);
  }

  /** What was chosen as of an instant; boundaries where nobody chose are absent. */
  public Map<BoundaryId, Grouping> chosen(Instant at, Scope scope) {
    Map<BoundaryId, Grouping> chosen = new HashMap<>();
    database
        .sql(
            """
            select distinct on (boundary_id) boundary_id, one_per from plan_grouping
            where from_at <= :at and (:all or boundary_id = any(:scope))
            order by boundary_id, version desc
            """)
        .param("at", Sql.utc(at))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              chosen.put(
                  new BoundaryId(Sql.uuid(row, "boundary_id")),
                  Grouping.valueOf(row.getString("one_per")));
            });
    return chosen;
  }

  /** Every choice about the boundary, the newest first; none outside the scope. */
  public List<GroupingChoice> history(BoundaryId boundary, Scope scope) {
    return database
        .sql(
            """
            select * from plan_grouping
            where boundary_id = :boundary and (:all or boundary_id = any(:scope))
            order by version desc
            """)
        .param("boundary", boundary.value())
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            (row, n) ->
                new GroupingChoice(
                    row.getInt("version"),
                    Sql.instant(row, "from_at"),
                    Grouping.valueOf(row.getString("one_per")),
                    row.getString("username"),
                    row.getString("display_name")))
        .list();
  }
}
