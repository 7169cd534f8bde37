package io.muster.posture;

import io.muster.findings.StandsSeen;
import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.plans.Outstanding;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells by what was projected which open findings need a plan. */
@Repository
@Transactional(readOnly = true)
class OutstandingFindings implements Outstanding {

  private static final String OUTSTANDING =
      """
      with stood as materialized (
        select cluster_id, documented_open from posture where during @> :at),
      outstanding as (
        select a.finding_id as id, a.cluster_id, a.opened_at, a.boundary_id, a.stand
        from %s
          left join stood o on o.cluster_id = a.cluster_id
        where a.during @> :at and (a.stand <> 'DOCUMENTED' or coalesce(o.documented_open, true)))
      """;

  private final JdbcClient database;

  OutstandingFindings(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<Share> at(Instant at, Scope scope) {
    return statement(
            """
            select s.*, v.name as cluster_name from (
              select boundary_id, cluster_id,
                count(*) filter (where stand = 'UNADDRESSED') as unaddressed,
                count(*) filter (where stand = 'ACCEPTED') as accepted,
                count(*) filter (where stand = 'DOCUMENTED') as documented,
                min(opened_at) as earliest
              from outstanding group by boundary_id, cluster_id) s
            join cluster_version v on v.cluster_id = s.cluster_id and v.during @> :at
            """,
            at,
            scope)
        .query(
            (row, n) ->
                new Share(
                    new BoundaryId(row.getObject("boundary_id", UUID.class)),
                    new ClusterId(row.getObject("cluster_id", UUID.class)),
                    row.getString("cluster_name"),
                    new Figures(
                        row.getInt("unaddressed"),
                        row.getInt("accepted"),
                        row.getInt("documented"),
                        Sql.instant(row, "earliest"))))
        .list();
  }

  @Override
  public List<Covered> findings(
      BoundaryId boundary, @Nullable ClusterId cluster, Instant at, int limit, Scope scope) {
    return statement(
            """
            select s.*, p.node, p.name, v.name as cluster_name
            from outstanding s
              join finding_place p on p.finding_id = s.id and p.during @> :at
              join cluster_version v on v.cluster_id = s.cluster_id and v.during @> :at
            where s.boundary_id = :boundary and (:any or s.cluster_id = :cluster)
            order by s.stand <> 'UNADDRESSED', s.opened_at, p.node, p.name, s.id limit :limit
            """,
            at,
            scope)
        .param("boundary", boundary.value())
        .param("any", cluster == null)
        .param("cluster", cluster == null ? boundary.value() : cluster.value())
        .param("limit", limit)
        .query(
            (row, n) ->
                new Covered(
                    new FindingId(row.getObject("id", UUID.class)),
                    new ClusterId(row.getObject("cluster_id", UUID.class)),
                    row.getString("cluster_name"),
                    new Subject(row.getString("node"), row.getString("name")),
                    Sql.instant(row, "opened_at"),
                    Stand.valueOf(row.getString("stand"))))
        .list();
  }

  private StatementSpec statement(String rest, Instant at, Scope scope) {
    return database
        .sql(OUTSTANDING.formatted(StandsSeen.sql(scope)) + rest)
        .param("at", Sql.utc(at))
        .param("scope", scope.ids().toArray(UUID[]::new));
  }
}
