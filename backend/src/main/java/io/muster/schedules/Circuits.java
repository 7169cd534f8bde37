package io.muster.schedules;

import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The clusters that could not be read by their last scans. Who may see the cluster was checked by
 * the caller.
 */
@Repository
public class Circuits {

  private final JdbcClient database;

  Circuits(JdbcClient database) {
    this.database = database;
  }

  /** How it stands with a cluster, empty if its last scan read it. */
  public Optional<Circuit> of(ClusterId cluster) {
    return Optional.ofNullable(of(List.of(cluster)).get(cluster));
  }

  /** How it stands with those of the clusters that could not be read. */
  public Map<ClusterId, Circuit> of(Collection<ClusterId> clusters) {
    Map<ClusterId, Circuit> found = new HashMap<>();
    database
        .sql("select * from circuit where cluster_id = any(:clusters)")
        .param("clusters", clusters.stream().map(ClusterId::value).toArray(UUID[]::new))
        .query(
            row -> {
              found.put(
                  new ClusterId(row.getObject("cluster_id", UUID.class)),
                  new Circuit(
                      row.getInt("failures"),
                      row.getObject("since", OffsetDateTime.class).toInstant(),
                      row.getObject("last_at", OffsetDateTime.class).toInstant(),
                      row.getObject("next_try_at", OffsetDateTime.class).toInstant(),
                      row.getString("sentence")));
            });
    return found;
  }

  /** Counts a failure. */
  void failed(ClusterId cluster, Instant at, String sentence) {
    int failures = of(cluster).map(Circuit::failures).orElse(0) + 1;
    database
        .sql(
            """
            insert into circuit (cluster_id, failures, since, last_at, next_try_at, sentence)
            values (:cluster, :failures, :at, :at, :next, :sentence)
            on conflict (cluster_id) do update set failures = :failures, last_at = :at,
              next_try_at = :next, sentence = :sentence
            """)
        .param("cluster", cluster.value())
        .param("failures", failures)
        .param("at", Sql.utc(at))
        .param("next", Sql.utc(at.plus(Backoff.after(failures))))
        .param("sentence", sentence)
        .update();
  }

  /** Forgets the failures of a cluster that was read; whether there were any. */
  boolean read(ClusterId cluster) {
    return database
            .sql("delete from circuit where cluster_id = :cluster")
            .param("cluster", cluster.value())
            .update()
        > 0;
  }
}
