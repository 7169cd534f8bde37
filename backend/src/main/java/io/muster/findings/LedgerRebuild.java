package io.muster.findings;

import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the ledger of a cluster anew where it is not what its events make it. Findings that are
 * right stay untouched, and one that is there keeps its id.
 */
@Component
public class LedgerRebuild {

  private final StoredEpisodes stored;
  private final Episodes episodes;
  private final LedgerReplay replay;

  LedgerRebuild(StoredEpisodes stored, Episodes episodes, LedgerReplay replay) {
    this.stored = stored;
    this.episodes = episodes;
    this.replay = replay;
  }

  /**
   * Mends. The caller has the turn of the cluster, has taken away what was projected from the
   * findings, and is let by the database.
   *
   * @return what was not as it should be
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Discrepancy> mend(ClusterId cluster) {
    LedgerDifference difference = LedgerDifference.between(stored.of(cluster), replay.of(cluster));
    List<FindingId> surplus = difference.surplus().stream().map(Episode::id).toList();
    stored.bare(surplus);
    stored.bare(difference.toRewrite());
    stored.remove(surplus);
    difference.toWrite().forEach(episode -> write(cluster, episode));
    return difference.told();
  }

  private void write(ClusterId cluster, Episode episode) {
    FindingId id = episode.id();
    stored.put(cluster, episode);
    episode.places().forEach(place -> episodes.add(id, cluster, place));
    episode.readings().forEach(read -> episodes.add(id, read));
  }
}
