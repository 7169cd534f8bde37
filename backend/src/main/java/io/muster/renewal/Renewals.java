package io.muster.renewal;

import io.muster.identity.Scope;
import io.muster.shared.BundleId;
import io.muster.shared.ClusterId;
import io.muster.shared.RenewalAccountId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who opted in to renewal, and what came of it. What lies outside the scope is not found and not
 * listed.
 */
@Repository
public class Renewals {

  private static final String IN_SCOPE =
      " join cluster_version v on v.cluster_id = r.cluster_id and v.until_at is null"
          + " where (:all or v.boundary_id = any(:boundaries))";
  private static final String OPEN =
      "select r.* from renewal_account r" + IN_SCOPE + " and r.until_at is null";

  private final JdbcClient jdbc;

  Renewals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The account with which the cluster's bundle is renewed now, if somebody opted in. */
  public Optional<RenewalAccount> of(ClusterId cluster, Scope scope) {
    return scoped(OPEN + " and r.cluster_id = :cluster", scope)
        .param("cluster", cluster.value())
        .query(Renewals::account)
        .optional();
  }

  /** All accounts with which bundles are renewed now. */
  public List<RenewalAccount> inUse(Scope scope) {
    return scoped(OPEN + " and not v.retired order by r.from_at, r.id", scope)
        .query(Renewals::account)
        .list();
  }

  /** The last attempts to renew the cluster's bundle, the newest first. */
  public List<RenewalAttempt> attempts(ClusterId cluster, int limit, Scope scope) {
    return scoped(
            "select r.* from renewal_attempt r"
                + IN_SCOPE
                + " and r.cluster_id = :cluster order by r.at desc, r.id limit :limit",
            scope)
        .param("cluster", cluster.value())
        .param("limit", limit)
        .query(Renewals::attempt)
        .list();
  }

  /** The last attempt with the account, if there was one. */
  Optional<RenewalAttempt> last(RenewalAccount account) {
    return attempts(account.cluster(), 1, Scope.EVERYTHING).stream()
        .filter(attempt -> attempt.account().equals(account.id()))
        .findFirst();
  }

  void add(RenewalAccount account) {
    jdbc.sql(
            "insert into renewal_account (id, cluster_id, mke_user, days, from_at, from_by)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(
            account.id().value(),
            account.cluster().value(),
            account.user(),
            account.days(),
            Sql.utc(account.from()),
            account.by())
        .update();
  }

  /** Closes the account, never before it began, and says when. */
  Instant end(RenewalAccount account, Instant at, String by) {
    return jdbc.sql(
            "update renewal_account set until_at = greatest(?, from_at + interval '1 microsecond'),"
                + " until_by = ? where id = ? and until_at is null returning until_at")
        .params(Sql.utc(at), by, account.id().value())
        .query((row, _) -> Sql.instant(row, "until_at"))
        .single();
  }

  void add(RenewalAttempt attempt) {
    BundleId bundle = attempt.bundle();
    jdbc.sql(
            "insert into renewal_attempt (id, account_id, cluster_id, at, asked_by, outcome,"
                + " sentence, bundle_id) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            attempt.id(),
            attempt.account().value(),
            attempt.cluster().value(),
            Sql.utc(attempt.at()),
            attempt.askedBy(),
            attempt.outcome().name(),
            attempt.sentence(),
            bundle == null ? null : bundle.value())
        .update();
  }

  private JdbcClient.StatementSpec scoped(String sql, Scope scope) {
    return jdbc.sql(sql)
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new));
  }

  private static RenewalAccount account(ResultSet row, int number) throws SQLException {
    return new RenewalAccount(
        new RenewalAccountId(Sql.uuid(row, "id")),
        new ClusterId(Sql.uuid(row, "cluster_id")),
        row.getString("mke_user"),
        row.getInt("days"),
        Sql.instant(row, "from_at"),
        row.getString("from_by"),
        Sql.instantOrNull(row, "until_at"),
        row.getString("until_by"));
  }

  private static RenewalAttempt attempt(ResultSet row, int number) throws SQLException {
    UUID bundle = Sql.uuid(row, "bundle_id");
    return new RenewalAttempt(
        Sql.uuid(row, "id"),
        new RenewalAccountId(Sql.uuid(row, "account_id")),
        new ClusterId(Sql.uuid(row, "cluster_id")),
        Sql.instant(row, "at"),
        row.getString("asked_by"),
        RenewalOutcome.valueOf(row.getString("outcome")),
        row.getString("sentence"),
        bundle == null ? null : new BundleId(bundle));
  }
}
