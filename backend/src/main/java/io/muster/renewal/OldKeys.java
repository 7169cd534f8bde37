package io.muster.renewal;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys that the portal uses no more and that are still on an account at MKE. */
@Repository
public class OldKeys {

  private static final String WAITING =
      " from renewal_old_key k join renewal_account a on a.id = k.account_id"
          + " join cluster_version v on v.cluster_id = k.cluster_id and v.until_at is null"
          + " where k.revoked_at is null and k.cluster_id = :cluster"
          + " and (:all or v.boundary_id = any(:boundaries))";

  private final JdbcClient jdbc;

  OldKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A key to be revoked.
   *
   * @param fingerprint the SHA-256 of its certificate
   */
  public record OldKey(UUID id, String fingerprint) {}

  /** The cluster's keys that wait to be revoked, on whatever account, the oldest first. */
  public List<OldKey> waiting(ClusterId cluster, Scope scope) {
    return query("select k.*" + WAITING + " order by k.since_at, k.id", cluster, scope)
        .query((row, _) -> new OldKey(Sql.uuid(row, "id"), row.getString("fingerprint")))
        .list();
  }

  /** Those of them that the account can revoke: they are on the account of that name. */
  List<OldKey> waiting(RenewalAccount account) {
    String sql = "select k.*" + WAITING + " and a.mke_user = :user order by k.since_at, k.id";
    return query(sql, account.cluster(), Scope.EVERYTHING)
        .param("user", account.user())
        .query((row, _) -> new OldKey(Sql.uuid(row, "id"), row.getString("fingerprint")))
        .list();
  }

  void add(RenewalAccount account, String fingerprint, Instant since) {
    jdbc.sql(
            "insert into renewal_old_key (id, account_id, cluster_id, fingerprint, since_at)"
                + " values (?, ?, ?, ?, ?)")
        .params(
            UUID.randomUUID(),
            account.id().value(),
            account.cluster().value(),
            fingerprint,
            Sql.utc(since))
        .update();
  }

  void revoked(OldKey key, Instant at) {
    jdbc.sql(
            "update renewal_old_key set revoked_at = greatest(?, since_at)"
                + " where id = ? and revoked_at is null")
        .params(Sql.utc(at), key.id())
        .update();
  }

  private JdbcClient.StatementSpec query(String sql, ClusterId cluster, Scope scope) {
    return jdbc.sql(sql)
        .param("cluster", cluster.value())
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new));
  }
}
