package io.muster.exceptions;

import io.muster.evaluation.Outcome;
import io.muster.findings.FindingDetail;
import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where evidence changed under the same name. Derived for an instant, never stored. */
@Repository
@Transactional(readOnly = true)
public class Drifts {

  /** The drifted containers of the term {@code t} as of {@code :now}. */
  static final String OF_TERM =
      """
      select c.cluster_id, f.id as finding, p.node, p.name, d.*
      from exception_cluster c
        join finding f on f.cluster_id = c.cluster_id and f.during @> :now
        join finding_place p on p.finding_id = f.id and p.during @> :now
          and p.boundary_id = t.boundary_id
        join finding_detail d on d.finding_id = f.id and d.during @> :now
      where c.request_id = t.request_id
        and exists (select from exception_evidence_line l where l.request_id = t.request_id
          and l.digest = t.evidence_digest and l.name = p.name)
        and not (d.system = (t.kind = 'DOCUMENTED') and exists (
          select from exception_evidence_line l where l.request_id = t.request_id
            and l.digest = t.evidence_digest
            and case t.pin when 'FINGERPRINT' then l.fingerprint = d.fingerprint
              else l.fingerprint_without_command = d.fingerprint_without_command
                and d.fingerprint_without_command <> '' end))
      """;

  private final JdbcClient database;

  Drifts(JdbcClient database) {
    this.database = database;
  }

  /** All drift from these exceptions that are in force at an instant, by number and subject. */
  public List<Drift> from(Collection<ExceptionId> exceptions, Instant at, Scope scope) {
    return read("t.request_id = any(:ids)", Sql.uuids(exceptions, ExceptionId::value), at, scope);
  }

  /** All drift of these findings from whatever exceptions are in force at an instant. */
  public List<Drift> of(Collection<FindingId> findings, Instant at, Scope scope) {
    return read("x.finding = any(:ids)", Sql.uuids(findings, FindingId::value), at, scope);
  }

  private List<Drift> read(String which, UUID[] ids, Instant at, Scope scope) {
    return database
        .sql(
            "select t.request_id, r.number, v.name as cluster_name, x.* from exception_term t"
                + " join exception_request r on r.id = t.request_id"
                + " cross join lateral ("
                + OF_TERM
                + ") x join cluster_version v on v.cluster_id = x.cluster_id and v.during @> :now"
                + " where "
                + which
                + " and t.decided_at <= :now and t.from_at <= :now and t.until_at > :now"
                + " and (t.revoked_at is null or t.revoked_at > :now)"
                + " and (:all or t.boundary_id = any(:scope))"
                + " order by r.number, lower(v.name), x.node, x.name, x.container_id")
        .param("now", Sql.utc(at))
        .param("ids", ids)
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query((row, n) -> drift(row))
        .list();
  }

  private static Drift drift(ResultSet row) throws SQLException {
    return new Drift(
        new ExceptionId(Sql.uuid(row, "request_id")),
        row.getString("number"),
        new ClusterId(Sql.uuid(row, "cluster_id")),
        row.getString("cluster_name"),
        new FindingId(Sql.uuid(row, "finding")),
        new Subject(row.getString("node"), row.getString("name")),
        new FindingDetail(
            row.getString("container_id"),
            row.getString("fingerprint"),
            row.getString("fingerprint_without_command"),
            Outcome.valueOf(row.getString("outcome")),
            Sql.texts(row, "chain"),
            row.getString("pid_mode"),
            row.getString("image"),
            row.getBoolean("system")),
        Sql.instant(row, "from_at"));
  }
}
