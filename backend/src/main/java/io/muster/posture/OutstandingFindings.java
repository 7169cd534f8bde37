package io.muster.posture;

import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.plans.Outstanding;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
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
      with container as (
        select f.id, bool_or(c.kind is not null) as addressed,
          bool_or(coalesce(c.kind = 'DOCUMENTED', false)) as documented
        from finding f
          join finding_place p on p.finding_id = f.id and p.during @> :at
          join finding_detail d on d.finding_id = f.id and d.during @> :at
          left join coverage c on c.finding_id = d.finding_id
            and c.container_id = d.container_id and c.during @> :at
        where f.during @> :at and (:all or p.boundary_id = any(:scope))
        group by f.id, d.container_id),
      stand as (
        select id, bool_and(addressed) as addressed, bool_and(documented) as documented
        from container group by id),
      outstanding as (
        select f.id, f.cluster_id, f.opened_at, p.boundary_id, p.node, p.name,
          v.name as cluster_name,
          case when not s.addressed then 'UNADDRESSED' when s.documented then 'DOCUMENTED'
            else 'ACCEPTED' end as stand
        from stand s
          join finding f on f.id = s.id
          join finding_place p on p.finding_id = f.id and p.during @> :at
          join cluster_version v on v.cluster_id = f.cluster_id and v.during @> :at
          left join posture o on o.cluster_id = f.cluster_id and o.during @> :at
        where not s.documented or coalesce(o.documented_open, true))
      """;

  private final JdbcClient database;

  OutstandingFindings(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<Share> at(Instant at, Scope scope) {
    return statement(
            """
            select boundary_id, cluster_id, cluster_name,
              count(*) filter (where stand = 'UNADDRESSED') as unaddressed,
              count(*) filter (where stand = 'ACCEPTED') as accepted,
              count(*) filter (where stand = 'DOCUMENTED') as documented,
              min(opened_at) as earliest
            from outstanding group by boundary_id, cluster_id, cluster_name
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
                        Times.instant(row, "earliest"))))
        .list();
  }

  @Override
  public List<Covered> findings(
      BoundaryId boundary, @Nullable ClusterId cluster, Instant at, int limit, Scope scope) {
    return statement(
            """
            select * from outstanding
            where boundary_id = :boundary and (:any or cluster_id = :cluster)
            order by stand <> 'UNADDRESSED', opened_at, node, name, id limit :limit
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
                    Times.instant(row, "opened_at"),
                    Stand.valueOf(row.getString("stand"))))
        .list();
  }

  private StatementSpec statement(String rest, Instant at, Scope scope) {
    return database
        .sql(OUTSTANDING + rest)
        .param("at", Times.sql(at))
        .param("all", scope.all())
        .param("scope", scope.ids().toArray(UUID[]::new));
  }
}
