package io.muster.findings;

import io.muster.shared.ClusterId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Compares the ledger of a cluster with what is kept of the events that it was reconciled with. */
@Component
public class LedgerCheck {

  private final StoredEpisodes stored;
  private final LedgerReplay replay;

  LedgerCheck(StoredEpisodes stored, LedgerReplay replay) {
    this.stored = stored;
    this.replay = replay;
  }

  /** All differences, as of one state of the database; empty if the ledger is right. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Discrepancy> compare(ClusterId cluster) {
    return LedgerDifference.between(stored.of(cluster), replay.of(cluster)).told();
  }
}
