package io.muster.clusters;

import io.muster.shared.ClusterId;
import io.muster.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the events of a cluster follow one another. Whatever moves its findings or its posture takes
 * the turn first: it waits until the one before has committed, and takes effect later than that
 * one, whatever its clock says.
 */
@Component
public class Turns {

  private final JdbcClient database;

  Turns(JdbcClient database) {
    this.database = database;
  }

  /** The turns that a transaction has; suspended and forgotten with it. */
  private record Taken(Map<ClusterId, Instant> at) implements TransactionSynchronization {}

  /**
   * Takes the turn, until the transaction ends. What a transaction does in one turn takes effect at
   * one instant: who has the turn and takes it again for no later an instant keeps it as it is.
   *
   * @param at when the event happened
   * @return the instant at which it takes effect: {@code at}, or a microsecond after the event
   *     before if that one was not earlier
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Instant take(ClusterId cluster, Instant at) {
    Map<ClusterId, Instant> mine = mine();
    Instant now = mine.get(cluster);
    if (now == null || at.isAfter(now)) {
      now = wait(cluster, at);
      mine.put(cluster, now);
    }
    return now;
  }

  private Instant wait(ClusterId cluster, Instant at) {
    return Objects.requireNonNull(
            database
                .sql(
                    """
                    insert into cluster_turn (cluster_id, at) values (:cluster, :at)
                    on conflict (cluster_id) do update
                      set at = greatest(excluded.at, cluster_turn.at + interval '1 microsecond')
                    returning at
                    """)
                .param("cluster", cluster.value())
                .param("at", Sql.utc(at))
                .query(OffsetDateTime.class)
                .single())
        .toInstant();
  }

  private static Map<ClusterId, Instant> mine() {
    for (TransactionSynchronization each :
        TransactionSynchronizationManager.getSynchronizations()) {
      if (each instanceof Taken taken) {
        return taken.at();
      }
    }
    Taken taken = new Taken(new HashMap<>());
    TransactionSynchronizationManager.registerSynchronization(taken);
    return taken.at();
  }
}
