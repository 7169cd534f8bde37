package io.muster.inventory;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When nodes are out of service, as ISSMs decided. A decision is never changed: a later one that
 * calls the node back ends those made before it.
 */
@Repository
public class OutOfServicePeriods {

  private final JdbcClient jdbc;

  OutOfServicePeriods(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What had been decided at an instant for the past and the future, by host name and time. */
  public List<OutOfService> decidedAt(ClusterId cluster, Instant t, Scope scope) {
    return decidedAt(Set.of(cluster), t, scope).getOrDefault(cluster, List.of());
  }

  /** The same of several clusters; those for which nothing had been decided are absent. */
  public Map<ClusterId, List<OutOfService>> decidedAt(
      Collection<ClusterId> clusters, Instant t, Scope scope) {
    Map<ClusterId, List<OutOfService>> decided = new HashMap<>();
    jdbc.sql(
            """
            select * from (
              select o.cluster_id, o.hostname, o.from_at, least(o.until_at, (
                select min(r.at) from node_return r
                where r.cluster_id = o.cluster_id and r.hostname = o.hostname
                  and r.decided_at > o.decided_at and r.decided_at <= :t)) as until_at
              from node_out_of_service o
              join cluster_version v on v.cluster_id = o.cluster_id and v.until_at is null
              where o.cluster_id = any(:clusters) and o.decided_at <= :t
                and (:all or v.boundary_id = any(:boundaries))) as p
            where from_at < until_at order by hostname, from_at, until_at
            """)
        .param("clusters", Sql.uuids(clusters, ClusterId::value))
        .param("t", utc(t))
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new))
        .query(
            row -> {
              decided
                  .computeIfAbsent(
                      new ClusterId(Sql.uuid(row, "cluster_id")), c -> new ArrayList<>())
                  .add(
                      new OutOfService(
                          row.getString("hostname"),
                          row.getObject("from_at", OffsetDateTime.class).toInstant(),
                          row.getObject("until_at", OffsetDateTime.class).toInstant()));
            });
    return decided;
  }

  void add(ClusterId cluster, OutOfService period, Instant decided, String by, String reason) {
    jdbc.sql(
            """
            insert into node_out_of_service
              (cluster_id, hostname, from_at, until_at, decided_at, decided_by, reason)
            values (:cluster, :hostname, :from, :until, :decided, :by, :reason)
            """)
        .param("cluster", cluster.value())
        .param("hostname", period.hostname())
        .param("from", utc(period.from()))
        .param("until", utc(period.until()))
        .param("decided", utc(decided))
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  /** From {@code at} on the node is in service again, whatever was decided before. */
  void callBack(
      ClusterId cluster, String hostname, Instant at, Instant decided, String by, String reason) {
    jdbc.sql(
            """
            insert into node_return (cluster_id, hostname, at, decided_at, decided_by, reason)
            values (:cluster, :hostname, :at, :decided, :by, :reason)
            """)
        .param("cluster", cluster.value())
        .param("hostname", hostname)
        .param("at", utc(at))
        .param("decided", utc(decided))
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
