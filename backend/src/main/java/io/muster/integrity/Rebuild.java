package io.muster.integrity;

import io.muster.audit.Who;
import io.muster.clusters.Turns;
import io.muster.clusters.Whereabouts;
import io.muster.findings.Discrepancy;
import io.muster.findings.LedgerCheck;
import io.muster.findings.LedgerRebuild;
import io.muster.posture.PostureRebuild;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what is derived of a cluster anew where it does not follow from the facts. */
@Component
class Rebuild {

  private final JdbcClient database;
  private final Turns turns;
  private final Whereabouts whereabouts;
  private final LedgerCheck ledgerCheck;
  private final LedgerRebuild ledger;
  private final PostureRebuild posture;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Rebuild(
      JdbcClient database,
      Turns turns,
      Whereabouts whereabouts,
      LedgerCheck ledgerCheck,
      LedgerRebuild ledger,
      PostureRebuild posture,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.turns = turns;
    this.whereabouts = whereabouts;
    this.ledgerCheck = ledgerCheck;
    this.ledger = ledger;
    this.posture = posture;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Mends one cluster, in its turn: a scan that is being recorded goes first, or comes after and
   * finds everything mended. First the ledger, then the posture that follows from it.
   *
   * @return what was not as it should be; empty if nothing had to be written
   * @throws Conflict if the database does not let the portal's role rewrite history
   */
  @Transactional
  List<Discrepancy> mend(ClusterId cluster, Who by) {
    requireOwner();
    turns.take(cluster, clock.instant());
    List<Discrepancy> mended = new ArrayList<>();
    if (!ledgerCheck.compare(cluster).isEmpty()) {
      posture.withdrawCoverage(cluster);
      mended.addAll(ledger.mend(cluster));
    }
    mended.addAll(posture.mend(cluster));
    if (!mended.isEmpty()) {
      events.publishEvent(new IntegrityEvent.Rebuilt(cluster, whereabouts.of(cluster), mended, by));
    }
    return mended;
  }

  private void requireOwner() {
    database.sql("select set_config('muster.rebuild', 'on', true)").query(row -> {});
    boolean let = database.sql("select owner_rebuilds('posture')").query(Boolean.class).single();
    if (!let) {
      throw new Conflict(
          "History is rewritten by the owner of the database only: run the command \"rebuild\""
              + " with spring.flyway.user and spring.flyway.password.");
    }
  }
}
