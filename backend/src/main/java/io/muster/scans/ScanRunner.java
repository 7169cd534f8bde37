package io.muster.scans;

import io.muster.audit.Who;
import io.muster.identity.Scope;
import io.muster.inventory.CollectionSettings;
import io.muster.shared.InstanceName;
import io.muster.shared.Problem;
import io.muster.shared.ScanId;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Runs scans on this instance, as many at a time as it has places for. */
@Component
class ScanRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ScanRunner.class);

  private final Scans scans;
  private final ScanPlaces places;
  private final ScanPipeline pipeline;
  private final ScanRecovery recovery;
  private final ScanQueue queue;
  private final ScanSettings settings;
  private final CollectionSettings limits;
  private final InstanceName here;
  private final Clock clock;
  private final Map<ScanId, ScanProgress> running = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  ScanRunner(
      Scans scans,
      ScanPlaces places,
      ScanPipeline pipeline,
      ScanRecovery recovery,
      ScanQueue queue,
      ScanSettings settings,
      CollectionSettings limits,
      InstanceName here,
      Clock clock) {
    this.scans = scans;
    this.places = places;
    this.pipeline = pipeline;
    this.recovery = recovery;
    this.queue = queue;
    this.settings = settings;
    this.limits = limits;
    this.here = here;
    this.clock = clock;
  }

  /** The scans that run on this instance. */
  Map<ScanId, ScanProgress> running() {
    return Map.copyOf(running);
  }

  /**
   * Runs a scan to its end, if its turn has come.
   *
   * @return whether nothing is left to do for it; else there was no place
   */
  boolean run(ScanId id) {
    Scan scan = scans.find(id, Scope.EVERYTHING).orElse(null);
    if (scan == null || !scan.status().open()) {
      return true;
    }
    if (scan.status() == ScanStatus.RUNNING) {
      return !recovery.ofDead(id);
    }
    int mine = settings.atOnce() - (scan.urgency() == Urgency.PERSON ? 0 : settings.forPeople());
    if (stopping || running.size() >= mine) {
      return false;
    }
    ScanProgress progress = new ScanProgress(clock, clock.instant().plus(limits.deadline()));
    running.put(id, progress);
    try {
      UUID lease = UUID.randomUUID();
      return switch (places.take(scan, lease, here.text(), clock.instant())) {
        case Took.NoPlace() -> false;
        case Took.TooLate() -> true;
        case Took.Started(Scan started, Who by) -> {
          progress.started();
          run(started, lease, by, progress);
          yield true;
        }
      };
    } finally {
      running.remove(id);
      if (progress.hasStarted()) {
        // Who found no place frees none: calling the next for it would call without end.
        queue.callNext(scan.boundary());
      }
    }
  }

  private void run(Scan scan, UUID lease, Who by, ScanProgress progress) {
    try {
      pipeline.run(scan, lease, by, progress);
    } catch (RuntimeException broken) {
      brokeOff(scan, progress, broken);
    }
    if (progress.portalStops()) {
      recovery.restart(scan, "The portal was stopped while this scan ran. Nothing of it was kept.");
    }
  }

  private void brokeOff(Scan scan, ScanProgress progress, RuntimeException broken) {
    if (progress.cancelled()) {
      // A call that is cut off between connecting and sending ends in any way it likes.
      LOG.debug("Scan {} was cut off", scan.id(), broken);
    } else if (ofTheDatabase(broken)) {
      LOG.error("Scan {} broke off: the database failed", scan.id(), broken);
      recovery.restart(scan, "The portal's database failed while this scan ran. Nothing was kept.");
    } else {
      LOG.error("Scan {} broke off", scan.id(), broken);
      String why = broken instanceof Problem problem ? problem.sentence() : "";
      fail(scan, ("The portal could not finish this scan. " + why).strip());
    }
  }

  /** Whether the database is behind it, however it was wrapped on its way through threads. */
  private static boolean ofTheDatabase(Throwable broken) {
    for (Throwable t = broken; t != null; t = t.getCause()) {
      if (t instanceof DataAccessException
          || t instanceof TransactionException
          || t instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  private void fail(Scan scan, String reason) {
    try {
      recovery.fail(scan, reason);
    } catch (RuntimeException stillBroken) {
      // It stays as it is, and so does its execution: whoever takes that up deals with it.
      LOG.error("Scan {} could not be ended", scan.id(), stillBroken);
      throw stillBroken;
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void onEnded(ScanEnded ended) {
    ScanProgress here = running.get(ended.scan());
    if (here != null) {
      here.cancel();
    }
  }

  /** Lets scans run here. */
  void start() {
    stopping = false;
  }

  /** Puts back what runs here, since this instance stops. */
  void stop() {
    stopping = true;
    running.values().forEach(ScanProgress::stopWithPortal);
  }
}
