package io.muster.exceptions;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts and the history of decisions, as they were known at any instant. What lies outside the
 * scope is neither counted nor listed.
 */
@Repository
@Transactional(readOnly = true)
public class ExceptionStatistics {

  private final JdbcClient database;

  ExceptionStatistics(JdbcClient database) {
    this.database = database;
  }

  /**
   * Something that was decided.
   *
   * @param exception what about, with its {@code number} and the {@code title} it had then
   * @param act what was done
   * @param by who did it, as they were called then, in {@code role}
   * @param remark why, in their words; empty if not said
   */
  public record Decided(
      ExceptionId exception,
      String number,
      String title,
      ExceptionKind kind,
      BoundaryId boundary,
      Instant at,
      Act act,
      String by,
      String role,
      String remark) {}

  /** The figures of each boundary in which anything was ever asked for. */
  public Map<BoundaryId, ExceptionFigures> byBoundary(Scope scope, Instant at) {
    Map<BoundaryId, ExceptionFigures> figures = new HashMap<>();
    database
        .sql(
            """
            with known as (
              select r.boundary_id, s.state, t.kind, t.until_day, t.until_at,
                coalesce(t.from_at <= :at and t.until_at > :at
                  and (t.revoked_at is null or t.revoked_at > :at), false) as in_force
              from exception_request r
                join lateral (select state from exception_step
                  where request_id = r.id and at <= :at order by seq desc limit 1) s on true
                left join exception_term t on t.request_id = r.id and t.decided_at <= :at
              where :all or r.boundary_id = any(:scope))
            select boundary_id,
              count(*) filter (where state = 'SUBMITTED') as to_endorse,
              count(*) filter (where state = 'ENDORSED') as to_decide,
              count(*) filter (where in_force and kind = 'RISK_ACCEPTED') as accepted,
              count(*) filter (where in_force and kind = 'DOCUMENTED') as documented,
              count(*) filter (where in_force and until_at <= :at + interval '30 days') as ending30,
              count(*) filter (where in_force and until_at <= :at + interval '90 days') as ending90,
              min(until_day) filter (where in_force and kind = 'RISK_ACCEPTED') as accepted_until
            from known group by boundary_id
            """)
        .param("at", Sql.utc(at))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              figures.put(new BoundaryId(Sql.uuid(row, "boundary_id")), figures(row));
            });
    return figures;
  }

  /** What was endorsed, returned, decided, withdrawn or revoked until an instant, newest first. */
  public List<Decided> decided(Instant until, int limit, Scope scope) {
    return database
        .sql(
            """
            select s.*, r.number, r.kind, r.boundary_id, x.title
            from exception_step s join exception_request r on r.id = s.request_id
              join exception_text x on x.request_id = s.request_id and x.version = s.text_version
            where s.act in ('ENDORSE', 'RETURN', 'APPROVE', 'REJECT', 'WITHDRAW', 'REVOKE')
              and s.at <= :until and (:all or r.boundary_id = any(:scope))
            order by s.at desc, r.number limit :limit
            """)
        .param("until", Sql.utc(until))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .param("limit", limit)
        .query((row, n) -> decided(row))
        .list();
  }

  private static ExceptionFigures figures(ResultSet row) throws SQLException {
    return new ExceptionFigures(
        row.getLong("to_endorse"),
        row.getLong("to_decide"),
        row.getLong("accepted"),
        row.getLong("documented"),
        row.getLong("ending30"),
        row.getLong("ending90"),
        row.getObject("accepted_until", LocalDate.class));
  }

  private static Decided decided(ResultSet row) throws SQLException {
    return new Decided(
        new ExceptionId(Sql.uuid(row, "request_id")),
        row.getString("number"),
        row.getString("title"),
        ExceptionKind.valueOf(row.getString("kind")),
        new BoundaryId(Sql.uuid(row, "boundary_id")),
        Sql.instant(row, "at"),
        Act.valueOf(row.getString("act")),
        row.getString("display_name"),
        row.getString("role"),
        row.getString("remark"));
  }
}
