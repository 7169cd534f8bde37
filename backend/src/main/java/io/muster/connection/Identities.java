package io.muster.connection;

import io.muster.clusters.Clusters;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The pinned identities of clusters and their changes, each dated. */
@Repository
@Transactional(readOnly = true)
public class Identities {

  private static final String AT =
      " where cluster_id = :cluster and from_at <= :at and (until_at is null or until_at > :at)";
  private static final String OPEN = " where cluster_id = :cluster and until_at is null";

  private final JdbcClient sql;
  private final Clusters clusters;

  Identities(JdbcClient sql, Clusters clusters) {
    this.sql = sql;
    this.clusters = clusters;
  }

  /**
   * The identity that a cluster of the scope is known by now; empty before the first connection.
   */
  public Optional<PinnedIdentity> pinned(ClusterId cluster, Scope scope) {
    return clusters.find(cluster, scope).flatMap(_ -> pinned(cluster));
  }

  /** The identity that a cluster of the scope was known by at an instant. */
  public Optional<PinnedIdentity> pinnedAt(ClusterId cluster, Instant at, Scope scope) {
    return clusters
        .find(cluster, scope)
        .flatMap(
            _ ->
                sql.sql("select * from pinned_identity" + AT)
                    .param("cluster", cluster.value())
                    .param("at", Sql.utc(at))
                    .query(Identities::pinned)
                    .optional());
  }

  /** The change of a cluster of the scope that nobody has confirmed yet. */
  public Optional<IdentityChange> change(ClusterId cluster, Scope scope) {
    return clusters.find(cluster, scope).flatMap(_ -> change(cluster));
  }

  /** The change that nobody had confirmed at an instant. */
  public Optional<IdentityChange> changeAt(ClusterId cluster, Instant at, Scope scope) {
    return clusters
        .find(cluster, scope)
        .flatMap(
            _ ->
                sql.sql("select * from identity_change" + AT)
                    .param("cluster", cluster.value())
                    .param("at", Sql.utc(at))
                    .query(Identities::change)
                    .optional());
  }

  /** The identity that a cluster of the scope is known by, unless a change of it is open. */
  Optional<PinnedIdentity> unquestioned(ClusterId cluster, Scope scope) {
    return sql.sql(
            """
            select p.* from pinned_identity p
              join cluster_version v on v.cluster_id = p.cluster_id and v.until_at is null
            where p.cluster_id = :cluster and p.until_at is null
              and (:all or v.boundary_id = any(:boundaries))
              and not exists (
                select from identity_change c where c.cluster_id = p.cluster_id and c.until_at is null)
            """)
        .param("cluster", cluster.value())
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new))
        .query(Identities::pinned)
        .optional();
  }

  /** Lets no second comparison of the cluster run beside this transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(ClusterId cluster) {
    sql.sql("select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)")
        .param("key", "identity:" + cluster)
        .query(String.class)
        .optional();
  }

  Optional<PinnedIdentity> pinned(ClusterId cluster) {
    return sql.sql("select * from pinned_identity" + OPEN)
        .param("cluster", cluster.value())
        .query(Identities::pinned)
        .optional();
  }

  Optional<IdentityChange> change(ClusterId cluster) {
    return sql.sql("select * from identity_change" + OPEN)
        .param("cluster", cluster.value())
        .query(Identities::change)
        .optional();
  }

  /** Pins an identity in place of the one before. */
  @Transactional(propagation = Propagation.MANDATORY)
  void pin(ClusterId cluster, PinnedIdentity pinned) {
    Instant from = close("pinned_identity", cluster, pinned.from());
    statement("pinned_identity", "pinned_how, pinned_by, reason", ":how, :by, :reason")
        .params(identity(cluster, pinned.identity(), from))
        .param("id", UUID.randomUUID())
        .param("how", pinned.how().name())
        .param("by", pinned.by())
        .param("reason", pinned.reason())
        .update();
  }

  /** Notes an unconfirmed change in place of the one before. */
  @Transactional(propagation = Propagation.MANDATORY)
  IdentityChange note(
      ClusterId cluster, ObservedIdentity observed, Instant at, List<String> differences) {
    Instant from = close("identity_change", cluster, at);
    IdentityChange change = new IdentityChange(UUID.randomUUID(), observed, from, differences);
    statement("identity_change", "differences", ":differences")
        .params(identity(cluster, observed, from))
        .param("id", change.id())
        .param("differences", differences.toArray(String[]::new))
        .update();
    return change;
  }

  /** Ends the unconfirmed change. */
  @Transactional(propagation = Propagation.MANDATORY)
  Instant settle(ClusterId cluster, Instant at) {
    return close("identity_change", cluster, at);
  }

  private JdbcClient.StatementSpec statement(String table, String columns, String values) {
    return sql.sql(
        "insert into "
            + table
            + " (id, cluster_id, from_at, kind, engine_id, server_issuer, node_ids, "
            + columns
            + ") values (:id, :cluster, :from, :kind, :engine, :issuer, :nodes, "
            + values
            + ")");
  }

  private static java.util.Map<String, Object> identity(
      ClusterId cluster, ObservedIdentity identity, Instant from) {
    return java.util.Map.of(
        "cluster", cluster.value(),
        "from", Sql.utc(from),
        "kind", identity.kind().name(),
        "engine", identity.engineId(),
        "issuer", identity.serverIssuer(),
        "nodes", identity.nodeIds().toArray(String[]::new));
  }

  /** Closes the open row, never before it began, and says when. */
  private Instant close(String table, ClusterId cluster, Instant at) {
    return sql.sql(
            "update "
                + table
                + " set until_at = greatest(:at, from_at + interval '1 microsecond')"
                + OPEN
                + " returning until_at")
        .param("cluster", cluster.value())
        .param("at", Sql.utc(at))
        .query((row, _) -> instant(row, "until_at"))
        .optional()
        .orElse(at);
  }

  private static PinnedIdentity pinned(ResultSet row, int number) throws SQLException {
    return new PinnedIdentity(
        identity(row),
        instant(row, "from_at"),
        PinnedIdentity.How.valueOf(row.getString("pinned_how")),
        row.getString("pinned_by"),
        row.getString("reason"));
  }

  private static IdentityChange change(ResultSet row, int number) throws SQLException {
    return new IdentityChange(
        row.getObject("id", UUID.class),
        identity(row),
        instant(row, "from_at"),
        texts(row.getArray("differences")));
  }

  private static ObservedIdentity identity(ResultSet row) throws SQLException {
    return new ObservedIdentity(
        ClusterKind.valueOf(row.getString("kind")),
        row.getString("engine_id"),
        row.getString("server_issuer"),
        Set.copyOf(texts(row.getArray("node_ids"))));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
