package io.muster.watches;

import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which instance of the portal keeps which watch. A lease is a row, not a lock, goes by the
 * database's clock, and lapses if its holder died. What a holder says of its watch counts only
 * while the lease is its own.
 */
@Component
class Leases {

  private final JdbcClient jdbc;

  Leases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Renews what the holder has.
   *
   * @return which watches it still keeps
   */
  @Transactional
  Set<ClusterId> renew(String holder, Duration lease) {
    return clusters(
        """
        update cluster_watch_state set lease_until = clock_timestamp() + :lease * interval '1 millisecond'
        where held_by = :holder returning cluster_id
        """,
        holder,
        lease);
  }

  /** Takes all that nobody keeps. */
  @Transactional
  Set<ClusterId> claim(String holder, Duration lease) {
    return clusters(
        """
        update cluster_watch_state
        set held_by = :holder, lease_until = clock_timestamp() + :lease * interval '1 millisecond',
            watching_since = null, next_try_at = null
        where cluster_id in (
          select cluster_id from cluster_watch_state
          where held_by is null or lease_until <= clock_timestamp()
          for update skip locked)
        returning cluster_id
        """,
        holder,
        lease);
  }

  /** Gives back what the holder has, so that others need not wait. */
  @Transactional
  void release(String holder) {
    jdbc.sql(
            "update cluster_watch_state set held_by = null, lease_until = null,"
                + " watching_since = null, next_try_at = null where held_by = ?")
        .param(holder)
        .update();
  }

  /** Events are heard from now on. */
  void watching(ClusterId cluster, String holder, Instant since) {
    update("watching_since = :at, next_try_at = null", cluster, holder, since, null, null);
  }

  /** An event was heard. */
  void heard(ClusterId cluster, String holder, Instant at) {
    update("last_event_at = :at", cluster, holder, at, null, null);
  }

  /** A scan was asked for. */
  void asked(ClusterId cluster, String holder, Instant at) {
    update("asked_at = :at", cluster, holder, at, null, null);
  }

  /** Nothing is heard, and why. */
  void troubled(ClusterId cluster, String holder, Instant at, String why, Instant next) {
    update(
        "watching_since = null, trouble = :why, trouble_at = :at, next_try_at = :next",
        cluster,
        holder,
        at,
        why,
        next);
  }

  private void update(
      String what,
      ClusterId cluster,
      String holder,
      Instant at,
      @Nullable String why,
      @Nullable Instant next) {
    var sql =
        jdbc.sql(
                "update cluster_watch_state set "
                    + what
                    + " where cluster_id = :cluster and held_by = :holder")
            .param("cluster", cluster.value())
            .param("holder", holder)
            .param("at", Sql.utc(at));
    if (next != null) {
      sql = sql.param("why", why).param("next", Sql.utc(next));
    }
    sql.update();
  }

  private Set<ClusterId> clusters(String sql, String holder, Duration lease) {
    return new HashSet<>(
        jdbc.sql(sql)
            .param("holder", holder)
            .param("lease", lease.toMillis())
            .query((row, _) -> new ClusterId(row.getObject("cluster_id", UUID.class)))
            .list());
  }
}
