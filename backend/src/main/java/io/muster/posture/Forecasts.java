package io.muster.posture;

import io.muster.clusters.Clusters;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.Outlook;
import io.muster.exceptions.Term;
import io.muster.findings.Subject;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers what an exception covers by what was projected, and what one would do by the predicate.
 */
@Repository
@Transactional(readOnly = true)
class Forecasts implements Outlook {

  private static final String COVERED =
      """
       from unnest(:exceptions::uuid[]) as one (id)
        join coverage c on c.exception_id = one.id
        join finding f on f.id = c.finding_id
        join finding_place p on p.finding_id = c.finding_id and p.during @> :at
        join cluster_version v on v.cluster_id = c.cluster_id and v.during @> :at
      where c.during @> :at
      """;

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
            """
                + COVERED
                + " order by lower(v.name), c.cluster_id, p.node, p.name, c.container_id")
        .param("exceptions", new UUID[] {exception.id().value()})
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
  public Map<ExceptionId, Integer> howManyCovered(
      Collection<ExceptionRequest> exceptions, Instant at, Scope scope) {
    Map<ExceptionId, Integer> covered = new HashMap<>();
    database
        .sql("select c.exception_id, count(*) as containers" + COVERED + " group by c.exception_id")
        .param(
            "exceptions",
            exceptions.stream()
                .filter(e -> scope.includes(e.boundary()))
                .map(e -> e.id().value())
                .toArray(UUID[]::new))
        .param("at", Sql.utc(at))
        .query(
            row -> {
              covered.put(new ExceptionId(Sql.uuid(row, "exception_id")), row.getInt("containers"));
            });
    return covered;
  }

  @Override
  public Map<ExceptionId, List<Change>> ifApproved(
      Collection<Term> terms, Instant at, Scope scope) {
    List<Term> seen = terms.stream().filter(t -> scope.includes(t.boundary())).toList();
    Set<ClusterId> concerned =
        seen.stream().flatMap(t -> t.clusters().stream()).collect(Collectors.toSet());
    Map<ClusterId, Known> known = knowledge.at(concerned, at);
    Map<ClusterId, Stand> now = new HashMap<>();
    known.forEach((cluster, its) -> now.put(cluster, stand(NetVerdict.at(at, its))));
    Map<ClusterId, String> names = clusters.namesAt(concerned, at, Scope.EVERYTHING);
    Map<ExceptionId, List<Change>> changes = new HashMap<>();
    for (Term term : seen) {
      Instant then = term.start().isAfter(at) ? term.start() : at;
      changes.put(
          term.id(),
          term.clusters().stream()
              .filter(known::containsKey)
              .map(
                  cluster ->
                      new Change(
                          cluster,
                          names.get(cluster),
                          now.get(cluster),
                          stand(NetVerdict.at(then, known.get(cluster).with(term)))))
              .sorted(Comparator.comparing(Change::clusterName, String.CASE_INSENSITIVE_ORDER))
              .toList());
    }
    return changes;
  }

  private static Stand stand(Standing standing) {
    return new Stand(
        standing.verdict(), standing.open(), standing.documented(), standing.accepted());
  }
}
