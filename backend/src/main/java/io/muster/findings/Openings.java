package io.muster.findings;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When the findings opened that were open at an instant. */
@Repository
public class Openings {

  private final JdbcClient database;

  Openings(JdbcClient database) {
    this.database = database;
  }

  /** Of all that were open on a cluster at an instant, while it was in the scope. */
  public Map<FindingId, Opening> at(ClusterId cluster, Instant at, Scope scope) {
    Map<FindingId, Opening> openings = new HashMap<>();
    database
        .sql(
            """
            select f.id, f.opened_at, f.recurrence_of is not null as recurred
            from finding f join finding_place p on p.finding_id = f.id and p.during @> :at
            where f.cluster_id = :cluster and f.during @> :at
              and (:all or p.boundary_id = any(:scope))
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("cluster", cluster.value())
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              openings.put(
                  FindingRows.id(row),
                  new Opening(FindingRows.instant(row, "opened_at"), row.getBoolean("recurred")));
            });
    return openings;
  }
}
