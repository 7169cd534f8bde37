package io.muster.posture;

import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the posture of a cluster may turn, and where what is stored of it does. */
@Repository
class PostureEdges {

  private final JdbcClient database;

  PostureEdges(JdbcClient database) {
    this.database = database;
  }

  /** Every instant at which anything dated begins or ends, that to come included. */
  SortedSet<Instant> of(ClusterId cluster) {
    return database
        .sql(
            """
            with input as (select * from posture_input where cluster_id = :cluster),
              f as (select * from finding where cluster_id = :cluster)
            select from_at as at from posture where cluster_id = :cluster
            union select until_at from posture where cluster_id = :cluster
            union select from_at from input union select until_at from input
            union select recorded_at from scan where cluster_id = :cluster and status <> 'CANCELLED'
            union select s.recorded_at + make_interval(hours => 24 * i.allowed_age_days)
              from scan s, input i where s.cluster_id = :cluster and s.status = 'COMPLETED'
            union select from_at from node_out_of_service where cluster_id = :cluster
            union select until_at from node_out_of_service where cluster_id = :cluster
            union select at from node_return where cluster_id = :cluster
            union select opened_at from f union select ended_at from f
            union select d.from_at from finding_detail d join f on f.id = d.finding_id
            union select d.until_at from finding_detail d join f on f.id = d.finding_id
            union select from_at from coverage where cluster_id = :cluster
            union select until_at from coverage where cluster_id = :cluster
            union select from_at from finding_stand where cluster_id = :cluster
            union select until_at from finding_stand where cluster_id = :cluster
            union select unnest(array[t.decided_at, t.from_at, t.until_at, t.revoked_at])
              from exception_term t join exception_cluster c on c.request_id = t.request_id
              where c.cluster_id = :cluster
            """)
        .param("cluster", cluster.value())
        .query((row, n) -> Optional.ofNullable(Sql.instantOrNull(row, "at")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .filter(t -> !t.equals(Instant.MAX))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
