package io.muster.credentials;

import io.muster.identity.Scope;
import io.muster.shared.BundleId;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bundles, present and past. What lies outside the scope is not found and not listed. */
@Repository
public class Bundles {

  private static final String IN_SCOPE =
      "select b.* from bundle b join cluster_version v on v.cluster_id = b.cluster_id"
          + " and v.until_at is null where (:all or v.boundary_id = any(:boundaries))"
          + " and b.cluster_id = any(:clusters)";

  private final JdbcClient jdbc;

  Bundles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The cluster's present bundle, if it has one. */
  public Optional<Bundle> currentOf(ClusterId cluster, Scope scope) {
    return Optional.ofNullable(currentOf(List.of(cluster), scope).get(cluster));
  }

  /** The present bundles of those of the clusters that have one. */
  public Map<ClusterId, Bundle> currentOf(Collection<ClusterId> clusters, Scope scope) {
    return query(IN_SCOPE + " and b.ended_at is null", clusters, scope).stream()
        .collect(Collectors.toMap(Bundle::cluster, Function.identity()));
  }

  /** When the present bundles end of all clusters in use in the scope that have one. */
  public Map<ClusterId, Instant> ends(Scope scope) {
    return jdbc
        .sql(
            """
            select b.cluster_id, b.not_after from bundle b
            join cluster_version v on v.cluster_id = b.cluster_id and v.until_at is null
            where b.ended_at is null and not v.retired and (:all or v.boundary_id = any(:boundaries))
            """)
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new))
        .query(
            (row, _) ->
                Map.entry(
                    new ClusterId(row.getObject(1, UUID.class)),
                    row.getObject(2, OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The bundle that was the cluster's present one at an instant. */
  public Optional<Bundle> at(ClusterId cluster, Instant at, Scope scope) {
    return Optional.ofNullable(at(List.of(cluster), at, scope).get(cluster));
  }

  /**
   * The bundles that were the present ones at an instant, of those of the clusters that had one.
   */
  public Map<ClusterId, Bundle> at(Collection<ClusterId> clusters, Instant at, Scope scope) {
    return query(IN_SCOPE, clusters, scope).stream()
        .filter(b -> b.presentAt(at))
        .collect(Collectors.toMap(Bundle::cluster, Function.identity()));
  }

  /** The cluster's earlier bundles, the last one first. */
  public List<Bundle> earlierOf(ClusterId cluster, Scope scope) {
    String sql = IN_SCOPE + " and b.ended_at is not null order by b.ended_at desc, b.id";
    return query(sql, List.of(cluster), scope);
  }

  /** Whether a present bundle, of whatever cluster of the scope, has the certificate. */
  public boolean inUse(String fingerprint, Scope scope) {
    return jdbc.sql(
            "select exists (select from bundle b join cluster_version v on v.cluster_id ="
                + " b.cluster_id and v.until_at is null where (:all or v.boundary_id ="
                + " any(:boundaries)) and b.ended_at is null and b.fingerprint = :fingerprint)")
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new))
        .param("fingerprint", fingerprint)
        .query(Boolean.class)
        .single();
  }

  void add(Bundle bundle) {
    BundleFacts facts = bundle.facts();
    jdbc.sql(
            "insert into bundle (id, cluster_id, uploaded_at, uploaded_by, subject, issuer, serial,"
                + " key_kind, fingerprint, not_before, not_after, endpoint, kubernetes, mke_user,"
                + " mke_instance, admin_hint, authorities, file_sha256)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            bundle.id().value(),
            bundle.cluster().value(),
            Sql.utc(bundle.uploadedAt()),
            bundle.uploadedBy(),
            facts.subject(),
            facts.issuer(),
            facts.serial(),
            facts.keyKind(),
            facts.fingerprint(),
            Sql.utc(facts.notBefore()),
            Sql.utc(facts.notAfter()),
            facts.endpoint().toString(),
            facts.kubernetes() == null ? null : facts.kubernetes().toString(),
            facts.user(),
            facts.instance(),
            facts.adminHint().name(),
            facts.authorities().toArray(String[]::new),
            facts.fileSha256())
        .update();
  }

  void end(ClusterId cluster, Bundle.Ending because, Instant at) {
    jdbc.sql(
            "update bundle set ended_at = greatest(?, uploaded_at), ended_because = ?"
                + " where cluster_id = ? and ended_at is null")
        .params(Sql.utc(at), because.name(), cluster.value())
        .update();
  }

  private List<Bundle> query(String sql, Collection<ClusterId> clusters, Scope scope) {
    return jdbc.sql(sql)
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new))
        .param("clusters", clusters.stream().map(ClusterId::value).toArray(UUID[]::new))
        .query((row, _) -> bundle(row))
        .list();
  }

  private static Bundle bundle(ResultSet row) throws SQLException {
    String because = row.getString("ended_because");
    return new Bundle(
        new BundleId(row.getObject("id", UUID.class)),
        new ClusterId(row.getObject("cluster_id", UUID.class)),
        facts(row),
        instant(row, "uploaded_at"),
        row.getString("uploaded_by"),
        because == null ? null : instant(row, "ended_at"),
        because == null ? null : Bundle.Ending.valueOf(because));
  }

  private static BundleFacts facts(ResultSet row) throws SQLException {
    Array authorities = row.getArray("authorities");
    String kubernetes = row.getString("kubernetes");
    return new BundleFacts(
        row.getString("subject"),
        row.getString("issuer"),
        row.getString("serial"),
        row.getString("key_kind"),
        row.getString("fingerprint"),
        instant(row, "not_before"),
        instant(row, "not_after"),
        URI.create(row.getString("endpoint")),
        kubernetes == null ? null : URI.create(kubernetes),
        row.getString("mke_user"),
        row.getString("mke_instance"),
        AdminHint.valueOf(row.getString("admin_hint")),
        List.of((String[]) authorities.getArray()),
        row.getString("file_sha256"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
