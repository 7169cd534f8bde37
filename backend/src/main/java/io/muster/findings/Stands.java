package io.muster.findings;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How open findings stand over time, the future included, as told by who knows what addresses them.
 * What began is history and is only cut short; forecasts are replaced. Whoever writes has the turn
 * of the cluster.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Stands {

  private final JdbcClient database;

  Stands(JdbcClient database) {
    this.database = database;
  }

  /**
   * Brings how the findings of a cluster stand from an instant on, its turn, to what is wanted.
   * What stays the same is left alone, so that a scan that changes nothing writes nothing.
   */
  public void write(ClusterId cluster, Instant at, List<StandPeriod> wanted) {
    List<StandPeriod> missing = new ArrayList<>(wanted);
    for (StandPeriod old : read("until_at > :at", cluster, at)) {
      if (!missing.removeIf(w -> continues(old, w, at))) {
        end(old, at);
      }
    }
    add(cluster, missing);
  }

  /** How the findings of a cluster that are open at an instant, and in the scope, stand then. */
  @Transactional(readOnly = true)
  public List<StandPeriod> at(ClusterId cluster, Instant at, Scope scope) {
    return read("during @> :at", cluster, at).stream()
        .filter(p -> scope.includes(p.boundary()))
        .toList();
  }

  /** Takes all of a cluster away, which the database lets a rebuild do alone. */
  public void remove(ClusterId cluster) {
    database
        .sql("delete from finding_stand where cluster_id = :cluster")
        .param("cluster", cluster.value())
        .update();
  }

  /** Adds what is told of a cluster's findings. */
  public void add(ClusterId cluster, List<StandPeriod> periods) {
    periods.forEach(p -> add(cluster, p));
  }

  private static boolean continues(StandPeriod old, StandPeriod wanted, Instant at) {
    boolean began = !old.from().isAfter(at) && wanted.from().equals(at);
    return old.sameAs(wanted)
        && old.until().equals(wanted.until())
        && (began || old.from().equals(wanted.from()));
  }

  private List<StandPeriod> read(String when, ClusterId cluster, Instant at) {
    return database
        .sql("select * from finding_stand where cluster_id = :cluster and " + when)
        .param("cluster", cluster.value())
        .param("at", utc(at))
        .query((row, n) -> period(row))
        .list();
  }

  private void end(StandPeriod old, Instant at) {
    boolean began = old.from().isBefore(at);
    database
        .sql(
            (began ? "update finding_stand set until_at = :at" : "delete from finding_stand")
                + " where finding_id = :finding and from_at = :from")
        .param("at", utc(at))
        .param("finding", old.finding().value())
        .param("from", utc(old.from()))
        .update();
  }

  private void add(ClusterId cluster, StandPeriod period) {
    database
        .sql(
            """
            insert into finding_stand (finding_id, cluster_id, boundary_id, opened_at, system,
              stand, from_at, until_at)
            select id, cluster_id, :boundary, opened_at, :system, :stand, :from, :until
            from finding where id = :finding and cluster_id = :cluster
            """)
        .param("cluster", cluster.value())
        .param("finding", period.finding().value())
        .param("boundary", period.boundary().value())
        .param("system", period.system())
        .param("stand", period.stand().name())
        .param("from", utc(period.from()))
        .param("until", utc(period.until()))
        .update();
  }

  private static StandPeriod period(ResultSet row) throws SQLException {
    OffsetDateTime until = row.getObject("until_at", OffsetDateTime.class);
    return new StandPeriod(
        new FindingId(row.getObject("finding_id", UUID.class)),
        new BoundaryId(row.getObject("boundary_id", UUID.class)),
        row.getBoolean("system"),
        StandPeriod.Stand.valueOf(row.getString("stand")),
        FindingRows.instant(row, "from_at"),
        until.equals(OffsetDateTime.MAX) ? Instant.MAX : until.toInstant());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.equals(Instant.MAX) ? OffsetDateTime.MAX : at.atOffset(ZoneOffset.UTC);
  }
}
