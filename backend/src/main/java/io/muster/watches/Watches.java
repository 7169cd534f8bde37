package io.muster.watches;

import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which clusters are watched. What lies outside the scope is not found. */
@Repository
public class Watches {

  private static final String IN_SCOPE =
      " join cluster_version v on v.cluster_id = w.cluster_id and v.until_at is null"
          + " where w.cluster_id = :cluster and (:all or v.boundary_id = any(:boundaries))";

  private final JdbcClient jdbc;

  Watches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The cluster's watch, if somebody opted in. */
  public Optional<Watch> of(ClusterId cluster, Scope scope) {
    return scoped(
            "select w.* from cluster_watch w" + IN_SCOPE + " and w.until_at is null",
            cluster,
            scope)
        .query((row, _) -> new Watch(cluster, at(row, "from_at"), row.getString("from_by")))
        .optional();
  }

  /** How the cluster's watch goes. One whose instance gave no sign of life is not heard. */
  public Optional<WatchState> state(ClusterId cluster, Scope scope) {
    return scoped(
            "select w.*, case when w.lease_until > clock_timestamp() then w.watching_since end as"
                + " since from cluster_watch_state w"
                + IN_SCOPE,
            cluster,
            scope)
        .query(Watches::state)
        .optional();
  }

  void add(Watch watch) {
    jdbc.sql("insert into cluster_watch (cluster_id, from_at, from_by) values (?, ?, ?)")
        .params(watch.cluster().value(), Sql.utc(watch.from()), watch.by())
        .update();
    jdbc.sql("insert into cluster_watch_state (cluster_id) values (?)")
        .param(watch.cluster().value())
        .update();
  }

  /** Closes the watch, never before it began, and says when. */
  Instant end(Watch watch, Instant at, String by) {
    jdbc.sql("delete from cluster_watch_state where cluster_id = ?")
        .param(watch.cluster().value())
        .update();
    return jdbc.sql(
            "update cluster_watch set until_at = greatest(?, from_at + interval '1 microsecond'),"
                + " until_by = ? where cluster_id = ? and until_at is null returning until_at")
        .params(Sql.utc(at), by, watch.cluster().value())
        .query((row, _) -> at(row, "until_at"))
        .single();
  }

  private JdbcClient.StatementSpec scoped(String sql, ClusterId cluster, Scope scope) {
    return jdbc.sql(sql)
        .param("cluster", cluster.value())
        .param("all", scope.all())
        .param("boundaries", scope.ids().toArray(UUID[]::new));
  }

  private static WatchState state(ResultSet row, int number) throws SQLException {
    return new WatchState(
        at(row, "since"),
        at(row, "last_event_at"),
        at(row, "asked_at"),
        row.getString("trouble"),
        at(row, "trouble_at"),
        at(row, "next_try_at"));
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
