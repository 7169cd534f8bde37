package io.muster.exceptions;

import io.muster.evaluation.Outcome;
import io.muster.findings.FindingDetail;
import io.muster.findings.StandsSeen;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where evidence changed under the same name. Derived for an instant, never stored. */
@Repository
@Transactional(readOnly = true)
public class Drifts {

  /**
   * What is open as of {@code :now}, some of it, and which drifted from the terms in force, some of
   * them. Where each container of a finding is addressed, and all of those by one exception, the
   * finding did not drift from that: what was read of it need not be looked up.
   */
  private static final String DRIFTED =
      """
      with term as materialized (
        select t.request_id, t.kind, t.pin, t.evidence_digest, t.boundary_id
        from exception_term t
        where t.decided_at <= :now and t.from_at <= :now and t.until_at > :now
          and (t.revoked_at is null or t.revoked_at > :now)
          and (:all or t.boundary_id = any(:scope)) and %1$s),
      named as materialized (
        select n.*, c.cluster_id
        from (select distinct t.*, l.name from term t
            join exception_evidence_line l
              on l.request_id = t.request_id and l.digest = t.evidence_digest) as n
          join exception_cluster c on c.request_id = n.request_id),
      open as materialized (
        select a.cluster_id, a.boundary_id, a.finding_id as finding, a.stand, p.node, p.name
        from %5$s
          join finding_place p on p.finding_id = a.finding_id and p.during @> :now
        where a.during @> :now and %2$s),
      covered as materialized (
        select finding_id as finding, exception_id, container_id
        from coverage where during @> :now and finding_id in (select finding from open)),
      wholly as materialized (
        select e.finding, e.exception_id as request_id
        from (select finding, exception_id, count(*) as containers
            from covered group by finding, exception_id) as e
          join (select finding, count(*) as containers
              from (select distinct finding, container_id from covered) as c
              group by finding) as f
            on f.finding = e.finding and f.containers = e.containers),
      x as materialized (
        select n.*, o.finding, o.node
        from named n join open o on o.cluster_id = n.cluster_id
          and o.boundary_id = n.boundary_id and o.name = n.name
        where o.stand = 'UNADDRESSED'
          or (o.finding, n.request_id) not in (select finding, request_id from wholly))
      select %3$s from x
        join finding_detail d on d.finding_id = x.finding and d.during @> :now
      %4$s
      where not (d.system = (x.kind = 'DOCUMENTED') and exists (
        select from exception_evidence_line l where l.request_id = x.request_id
          and l.digest = x.evidence_digest
          and case x.pin when 'FINGERPRINT' then l.fingerprint = d.fingerprint
            else l.fingerprint_without_command = d.fingerprint_without_command
              and d.fingerprint_without_command <> '' end))
      """;

  private final JdbcClient database;

  Drifts(JdbcClient database) {
    this.database = database;
  }

  /** The exceptions in force at an instant from which anything in the scope drifted. */
  public Set<ExceptionId> exceptions(Instant at, Scope scope) {
    return database
        .sql(drifted("true", "true", "distinct x.request_id", "", at, scope))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new))
        .query(UUID.class)
        .list()
        .stream()
        .map(ExceptionId::new)
        .collect(Collectors.toSet());
  }

  private static String drifted(
      String terms, String open, String what, String joined, Instant at, Scope scope) {
    return DRIFTED
        .formatted(terms, open, what, joined, StandsSeen.sql(scope))
        .replace(":now", Sql.literal(at));
  }

  /** All drift from these exceptions that are in force at an instant, by number and subject. */
  public List<Drift> from(Collection<ExceptionId> exceptions, Instant at, Scope scope) {
    return read(
        "t.request_id = any(:ids)",
        """
        a.cluster_id in (select cluster_id from exception_cluster where request_id = any(:ids))
        """,
        Sql.uuids(exceptions, ExceptionId::value),
        at,
        scope);
  }

  /** All drift of these findings from whatever exceptions are in force at an instant. */
  public List<Drift> of(Collection<FindingId> findings, Instant at, Scope scope) {
    return read(
        "true", "a.finding_id = any(:ids)", Sql.uuids(findings, FindingId::value), at, scope);
  }

  private List<Drift> read(String terms, String open, UUID[] ids, Instant at, Scope scope) {
    if (ids.length == 0) {
      return List.of();
    }
    return database
        .sql(
            drifted(
                    terms,
                    open,
                    "x.request_id, r.number, v.name as cluster_name, x.cluster_id, x.finding,"
                        + " x.node, x.name, d.*",
                    "join exception_request r on r.id = x.request_id"
                        + " join cluster_version v on v.cluster_id = x.cluster_id"
                        + " and v.during @> :now",
                    at,
                    scope)
                + " order by r.number, lower(v.name), x.node, x.name, d.container_id")
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
