package io.muster.integrity;

import io.muster.audit.Who;
import io.muster.clusters.Whereabouts;
import io.muster.findings.Discrepancy;
import io.muster.shared.ClusterId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Compares all that is derived with what it follows from, cluster after cluster, so that neither
 * memory nor any one transaction grows with the fleet.
 */
@Component
class FleetCheck {

  private static final Logger LOG = LoggerFactory.getLogger(FleetCheck.class);

  private final AllClusters clusters;
  private final ClusterCheck check;
  private final Checks checks;
  private final Whereabouts whereabouts;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FleetCheck(
      AllClusters clusters,
      ClusterCheck check,
      Checks checks,
      Whereabouts whereabouts,
      TransactionOperations transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.clusters = clusters;
    this.check = check;
    this.checks = checks;
    this.whereabouts = whereabouts;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Checks the fleet and keeps what was found. A difference leaves a line in the audit log for each
   * cluster; a check that finds none leaves its result only.
   *
   * @param by who asks
   * @param tell is told each cluster that differs, with how
   */
  Check run(Who by, BiConsumer<ClusterId, List<Discrepancy>> tell) {
    UUID id = UUID.randomUUID();
    Instant began = clock.instant();
    AtomicInteger compared = new AtomicInteger();
    AtomicInteger differing = new AtomicInteger();
    clusters.forEach(
        cluster -> {
          compared.incrementAndGet();
          List<Discrepancy> differences = compare(cluster);
          if (!differences.isEmpty()) {
            differing.incrementAndGet();
            note(id, cluster, differences, by);
            tell.accept(cluster, differences);
          }
        });
    Check result =
        new Check(id, began, clock.instant(), by.name(), compared.get(), differing.get());
    transaction.executeWithoutResult(t -> checks.add(result));
    if (result.clean()) {
      LOG.info("Integrity: all records of {} clusters follow from the facts.", result.clusters());
    } else {
      LOG.error(
          "Integrity: records of {} of {} clusters do not follow from the facts. An administrator"
              + " sees which at /integrity; the command \"rebuild\" mends them.",
          result.differing(),
          result.clusters());
    }
    return result;
  }

  /** Facts that are themselves damaged keep no other cluster from being checked. */
  private List<Discrepancy> compare(ClusterId cluster) {
    try {
      return check.compare(cluster);
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException damaged) {
      LOG.error("Cluster {} cannot be checked", cluster, damaged);
      return List.of(
          new Discrepancy(
              "The facts themselves", "contradict each other: " + damaged.getMessage(), "sound"));
    }
  }

  private void note(UUID id, ClusterId cluster, List<Discrepancy> differences, Who by) {
    transaction.executeWithoutResult(
        t -> {
          checks.add(id, cluster, differences);
          events.publishEvent(
              new IntegrityEvent.Differs(cluster, whereabouts.of(cluster), differences, by));
        });
  }
}
