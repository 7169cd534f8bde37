package io.muster.inventory;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The nodes of clusters as dated rows, the time a node was unread included. */
@Repository
public class RememberedNodes {

  private final JdbcClient jdbc;
  private final OutOfServicePeriods periods;

  RememberedNodes(JdbcClient jdbc, OutOfServicePeriods periods) {
    this.jdbc = jdbc;
    this.periods = periods;
  }

  /**
   * A node as it was from one instant until another.
   *
   * @param gap why it is unread, empty while it is read
   * @param since since when all of this holds
   */
  public record Dated(NodeFacts facts, Optional<String> gap, Instant since) {}

  /** What is known before a scan. For the portal's own work, as {@link #at} is not. */
  public KnownNodes known(ClusterId cluster, Instant at) {
    return new KnownNodes(
        Set.copyOf(
            jdbc.sql("select hostname from node where cluster_id = :cluster and until_at is null")
                .param("cluster", cluster.value())
                .query(String.class)
                .list()),
        periods.decidedAt(cluster, at, Scope.EVERYTHING).stream()
            .filter(p -> p.covers(at))
            .map(OutOfService::hostname)
            .collect(Collectors.toSet()));
  }

  /**
   * The nodes as they stood at an instant, by host name. The caller has checked who may see them.
   */
  public List<Dated> at(ClusterId cluster, Instant at) {
    return jdbc.sql(
            """
            select hostname, node_id, worker, availability, state, swarm, kubernetes, gap, from_at
            from node where cluster_id = :cluster and during @> :at::timestamptz order by hostname
            """)
        .param("cluster", cluster.value())
        .param("at", utc(at))
        .query(
            (row, n) ->
                new Dated(
                    new NodeFacts(
                        row.getString("node_id"),
                        row.getString("hostname"),
                        row.getBoolean("worker"),
                        row.getString("availability"),
                        row.getString("state"),
                        row.getBoolean("swarm"),
                        row.getBoolean("kubernetes")),
                    Optional.ofNullable(row.getString("gap")),
                    row.getObject("from_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Dates what a scan saw of the nodes. A node it did not list stays, unread. */
  public void record(ClusterId cluster, Inventory inventory, Instant at) {
    Map<String, Dated> before =
        at(cluster, at).stream().collect(Collectors.toMap(d -> d.facts().hostname(), d -> d));
    Map<String, Dated> now = new HashMap<>();
    before.values().forEach(d -> now.put(d.facts().hostname(), d));
    inventory
        .nodes()
        .forEach(n -> now.put(n.hostname(), new Dated(n, gap(inventory, n.hostname()), at)));
    now.replaceAll((hostname, d) -> new Dated(d.facts(), gap(inventory, hostname), d.since()));
    now.forEach(
        (hostname, d) -> {
          Dated old = before.get(hostname);
          if (old == null || !old.facts().equals(d.facts()) || !old.gap().equals(d.gap())) {
            close(cluster, hostname, at);
            open(cluster, d, at);
          }
        });
  }

  /** Ends what is known of a node, because it left. */
  void close(ClusterId cluster, String hostname, Instant at) {
    jdbc.sql(
            """
            update node set until_at = :at
            where cluster_id = :cluster and hostname = :hostname and until_at is null
            """)
        .param("cluster", cluster.value())
        .param("hostname", hostname)
        .param("at", utc(at))
        .update();
  }

  private void open(ClusterId cluster, Dated d, Instant at) {
    jdbc.sql(
            """
            insert into node (cluster_id, hostname, node_id, worker, availability, state, swarm,
              kubernetes, gap, from_at)
            values (:cluster, :hostname, :id, :worker, :availability, :state, :swarm, :kubernetes,
              :gap, :at)
            """)
        .param("cluster", cluster.value())
        .param("hostname", d.facts().hostname())
        .param("id", d.facts().id())
        .param("worker", d.facts().worker())
        .param("availability", d.facts().availability())
        .param("state", d.facts().state())
        .param("swarm", d.facts().swarm())
        .param("kubernetes", d.facts().kubernetes())
        .param("gap", d.gap().orElse(null))
        .param("at", utc(at))
        .update();
  }

  /**
   * Unread is unread, out of service or not. A gap of the whole cluster is nobody's fault among the
   * nodes; the scan itself tells it.
   */
  private static Optional<String> gap(Inventory inventory, String hostname) {
    return Stream.concat(inventory.gaps().stream(), inventory.excused().stream())
        .filter(g -> g.node().equals(hostname))
        .map(g -> g.kind().name())
        .findFirst();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
