package io.muster.exceptions;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads which requests waited for a decision at an instant. */
@Repository
@Transactional(readOnly = true)
public class PendingRequests {

  private final JdbcClient database;
  private final RequestRows rows;

  PendingRequests(JdbcClient database, RequestRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /** Those of a boundary that were submitted or endorsed, by number; none outside the scope. */
  public List<PendingRequest> at(BoundaryId boundary, Instant at, Scope scope) {
    return database
        .sql(
            """
            select r.id, r.number, r.kind, s.state, s.at, s.text_version
            from exception_request r join lateral (
              select * from exception_step where request_id = r.id and at <= :at
              order by seq desc limit 1) s on true
            where r.boundary_id = :boundary and (:all or r.boundary_id = any(:scope))
              and s.state in ('SUBMITTED', 'ENDORSED')
            order by r.number
            """)
        .param("at", Sql.utc(at))
        .param("boundary", boundary.value())
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            (row, n) -> {
              ExceptionId id = new ExceptionId(Sql.uuid(row, "id"));
              return new PendingRequest(
                  id,
                  row.getString("number"),
                  ExceptionKind.valueOf(row.getString("kind")),
                  RequestState.valueOf(row.getString("state")),
                  Sql.instant(row, "at"),
                  rows.text(id, row.getInt("text_version")));
            })
        .list();
  }
}
