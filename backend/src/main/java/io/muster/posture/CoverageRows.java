package io.muster.posture;

import io.muster.exceptions.ExceptionKind;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where coverage is written: what began is cut short, forecasts are replaced, history stays. */
@Repository
class CoverageRows {

  private final JdbcClient database;

  CoverageRows(JdbcClient database) {
    this.database = database;
  }

  /**
   * Brings what is covered from an instant on, the turn of the cluster, to what is wanted. What
   * stays the same is left alone, so that a scan that changes nothing writes nothing.
   */
  void write(ClusterId cluster, Instant at, List<Covering> wanted) {
    List<Covering> there = endingAfter(cluster, at);
    for (Covering old : there) {
      Optional<Covering> same = wanted.stream().filter(old::sameAs).findFirst();
      if (same.isEmpty() || !continues(old, same.get(), at)) {
        end(old, at);
      }
    }
    for (Covering covering : wanted) {
      if (there.stream().noneMatch(o -> o.sameAs(covering) && continues(o, covering, at))) {
        add(cluster, covering);
      }
    }
  }

  /** Everything of the cluster that holds after an instant, what is still to begin included. */
  List<Covering> endingAfter(ClusterId cluster, Instant at) {
    return read("until_at > :at", cluster, at);
  }

  /** What was covered in the cluster at an instant. */
  List<Covering> at(ClusterId cluster, Instant at) {
    return read("during @> :at", cluster, at);
  }

  private List<Covering> read(String when, ClusterId cluster, Instant at) {
    return database
        .sql("select * from coverage where cluster_id = :cluster and " + when)
        .param("cluster", cluster.value())
        .param("at", Sql.utc(at))
        .query(
            (row, n) ->
                new Covering(
                    new FindingId(row.getObject("finding_id", UUID.class)),
                    row.getString("container_id"),
                    new ExceptionId(row.getObject("exception_id", UUID.class)),
                    ExceptionKind.valueOf(row.getString("kind")),
                    Sql.instant(row, "from_at"),
                    Sql.instant(row, "until_at")))
        .list();
  }

  private static boolean continues(Covering old, Covering wanted, Instant at) {
    boolean began = !old.from().isAfter(at) && wanted.from().equals(at);
    return old.until().equals(wanted.until()) && (began || old.from().equals(wanted.from()));
  }

  private void end(Covering old, Instant at) {
    boolean began = old.from().isBefore(at);
    database
        .sql(
            (began ? "update coverage set until_at = :at" : "delete from coverage")
                + " where finding_id = :finding and container_id = :container"
                + " and exception_id = :exception and from_at = :from")
        .param("at", Sql.utc(at))
        .param("finding", old.finding().value())
        .param("container", old.container())
        .param("exception", old.exception().value())
        .param("from", Sql.utc(old.from()))
        .update();
  }

  /** Takes all of a cluster away, which the database lets a rebuild do alone. */
  void remove(ClusterId cluster) {
    database
        .sql("delete from coverage where cluster_id = :cluster")
        .param("cluster", cluster.value())
        .update();
  }

  void add(ClusterId cluster, List<Covering> coverings) {
    coverings.forEach(c -> add(cluster, c));
  }

  private void add(ClusterId cluster, Covering covering) {
    database
        .sql(
            """
            insert into coverage
              (cluster_id, finding_id, container_id, exception_id, kind, from_at, until_at)
            values (:cluster, :finding, :container, :exception, :kind, :from, :until)
            """)
        .param("cluster", cluster.value())
        .param("finding", covering.finding().value())
        .param("container", covering.container())
        .param("exception", covering.exception().value())
        .param("kind", covering.kind().name())
        .param("from", Sql.utc(covering.from()))
        .param("until", Sql.utc(covering.until()))
        .update();
  }
}
