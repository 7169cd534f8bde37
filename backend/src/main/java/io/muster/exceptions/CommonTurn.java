package io.muster.exceptions;

import io.muster.clusters.Turns;
import io.muster.shared.ClusterId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One instant at which a decision takes effect in all its clusters. */
@Component
class CommonTurn {

  private final Turns turns;

  CommonTurn(Turns turns) {
    this.turns = turns;
  }

  /**
   * Takes the turn of every cluster, in the order of the ids as the database sorts them, so that
   * nobody waits in a circle, and brings all to the latest of them.
   *
   * @return {@code at}, or a little later if another event came before in one of the clusters
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Instant of(Collection<ClusterId> clusters, Instant at) {
    List<ClusterId> ordered =
        clusters.stream().distinct().sorted(Comparator.comparing(ClusterId::toString)).toList();
    Map<ClusterId, Instant> taken = new LinkedHashMap<>();
    ordered.forEach(c -> taken.put(c, turns.take(c, at)));
    Instant latest = taken.values().stream().max(Comparator.naturalOrder()).orElse(at);
    taken.forEach(
        (cluster, turn) -> {
          if (turn.isBefore(latest)) {
            turns.take(cluster, latest);
          }
        });
    return latest;
  }
}
