package io.muster.posture;

import io.muster.clusters.Clusters;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.Outlook;
import io.muster.exceptions.Term;
import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers what an exception covers by what was projected, and what one would do by the predicate.
 */
@Repository
@Transactional(readOnly = true)
class Forecasts implements Outlook {

  private final JdbcClient database;
  private final Knowledge knowledge;
  private final Clusters clusters;

  Forecasts(JdbcClient database, Knowledge knowledge, Clusters clusters) {
    this.database = database;
    this.knowledge = knowledge;
    this.clusters = clusters;
  }

  @Override
  public List<Covered> covered(ExceptionRequest exception, Instant at, Scope scope) {
    if (!scope.includes(exception.boundary())) {
      return List.of();
    }
    return database
        .sql(
            """
            select v.name as cluster_name, p.node, p.name, c.cluster_id, c.finding_id,
              c.container_id, f.opened_at, c.from_at
            from coverage c
              join finding f on f.id = c.finding_id
              join finding_place p on p.finding_id = c.finding_id and p.during @> :at
              join cluster_version v on v.cluster_id = c.cluster_id and v.during @> :at
            where c.exception_id = :exception and c.during @> :at
            order by lower(v.name), c.cluster_id, p.node, p.name, c.container_id
            """)
        .param("exception", exception.id().value())
        .param("at", Sql.utc(at))
        .query(
            (row, n) ->
                new Covered(
                    new ClusterId(row.getObject("cluster_id", UUID.class)),
                    row.getString("cluster_name"),
                    new FindingId(row.getObject("finding_id", UUID.class)),
                    new Subject(row.getString("node"), row.getString("name")),
                    row.getString("container_id"),
                    Sql.instant(row, "opened_at"),
                    Sql.instant(row, "from_at")))
        .list();
  }

  @Override
  public List<Change> ifApproved(Term term, Instant at, Scope scope) {
    if (!scope.includes(term.boundary())) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    for (ClusterId cluster : term.clusters()) {
      knowledge.at(cluster, at).ifPresent(known -> changes.add(change(cluster, term, known, at)));
    }
    changes.sort(Comparator.comparing(Change::clusterName, String.CASE_INSENSITIVE_ORDER));
    return changes;
  }

  private Change change(ClusterId cluster, Term term, Known known, Instant at) {
    Instant then = term.start().isAfter(at) ? term.start() : at;
    return new Change(
        cluster,
        clusters.get(cluster, Scope.EVERYTHING).name(),
        stand(NetVerdict.at(at, known)),
        stand(NetVerdict.at(then, known.with(term))));
  }

  private static Stand stand(Standing standing) {
    return new Stand(
        standing.verdict(), standing.open(), standing.documented(), standing.accepted());
  }
}
