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

  /** What is open as of {@code :now}, some of it, and which drifted from the terms in force. */
  private static final String DRIFTED =
      """
      with open as materialized (
        select a.cluster_id, a.boundary_id, a.finding_id as finding, p.node, p.name, d.*
        from finding_stand a
          join finding_place p on p.finding_id = a.finding_id and p.during @> :now
          join finding_detail d on d.finding_id = a.finding_id and d.during @> :now
        where a.during @> :now and (:all or a.boundary_id = any(:scope)) and %s)
      select %s from open x
        join exception_cluster c on c.cluster_id = x.cluster_id
        join exception_term t on t.request_id = c.request_id and t.boundary_id = x.boundary_id
      %s
      where t.decided_at <= :now and t.from_at <= :now and t.until_at > :now
        and (t.revoked_at is null or t.revoked_at > :now)
        and exists (select from exception_evidence_line l where l.request_id = t.request_id
          and l.digest = t.evidence_digest and l.name = x.name)
        and not (x.system = (t.kind = 'DOCUMENTED') and exists (
          select from exception_evidence_line l where l.request_id = t.request_id
            and l.digest = t.evidence_digest
            and case t.pin when 'FINGERPRINT' then l.fingerprint = x.fingerprint
              else l.fingerprint_without_command = x.fingerprint_without_command
                and x.fingerprint_without_command <> '' end))
      """;

  /** The exceptions in force as of {@code :now} from which anything in the scope drifted. */
  static final String TERMS = DRIFTED.formatted("true", "t.request_id", "");

  private final JdbcClient database;

  Drifts(JdbcClient database) {
    this.database = database;
  }

  /** All drift from these exceptions that are in force at an instant, by number and subject. */
  public List<Drift> from(Collection<ExceptionId> exceptions, Instant at, Scope scope) {
    return read(
        """
        a.cluster_id in (select cluster_id from exception_cluster where request_id = any(:ids))
        """,
        " and t.request_id = any(:ids)",
        Sql.uuids(exceptions, ExceptionId::value),
        at,
        scope);
  }

  /** All drift of these findings from whatever exceptions are in force at an instant. */
  public List<Drift> of(Collection<FindingId> findings, Instant at, Scope scope) {
    return read("a.finding_id = any(:ids)", "", Sql.uuids(findings, FindingId::value), at, scope);
  }

  private List<Drift> read(String open, String terms, UUID[] ids, Instant at, Scope scope) {
    if (ids.length == 0) {
      return List.of();
    }
    return database
        .sql(
            DRIFTED.formatted(
                    open,
                    "t.request_id, r.number, v.name as cluster_name, x.*",
                    "join exception_request r on r.id = t.request_id"
                        + " join cluster_version v on v.cluster_id = x.cluster_id"
                        + " and v.during @> :now")
                + terms
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
