package io.muster.integrity;

import io.muster.findings.Discrepancy;
import io.muster.findings.LedgerCheck;
import io.muster.posture.PostureCheck;
import io.muster.shared.ClusterId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Compares all that is derived of one cluster with what it follows from. */
@Component
class ClusterCheck {

  private final LedgerCheck ledger;
  private final PostureCheck posture;

  ClusterCheck(LedgerCheck ledger, PostureCheck posture) {
    this.ledger = ledger;
    this.posture = posture;
  }

  /**
   * All differences as of one state of the database, so that whatever is recorded meanwhile is
   * there as a whole or not at all. Posture is compared with the ledger as it is stored.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Discrepancy> compare(ClusterId cluster) {
    List<Discrepancy> all = new ArrayList<>(ledger.compare(cluster));
    all.addAll(posture.compare(cluster));
    return all;
  }
}
