package io.muster.scans;

import io.muster.identity.Scope;
import io.muster.inventory.CollectionSettings;
import io.muster.shared.Problem;
import io.muster.shared.ScanId;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Runs the scans that were asked for, a bounded number at a time. */
@Component
public class ScanRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ScanRunner.class);

  private final Scans scans;
  private final ScanPipeline pipeline;
  private final ScanEnding ending;
  private final CollectionSettings limits;
  private final Clock clock;
  private final ExecutorService workers;
  private final Map<ScanId, ScanProgress> running = new ConcurrentHashMap<>();

  ScanRunner(
      Scans scans,
      ScanPipeline pipeline,
      ScanEnding ending,
      ScanSettings settings,
      CollectionSettings limits,
      Clock clock) {
    this.scans = scans;
    this.pipeline = pipeline;
    this.ending = ending;
    this.limits = limits;
    this.clock = clock;
    this.workers =
        Executors.newFixedThreadPool(
            settings.atOnce(), Thread.ofPlatform().name("scan-", 1).factory());
  }

  /** How far a scan has come, empty if this instance does not run it. */
  public Optional<ScanProgress> progress(ScanId id) {
    return Optional.ofNullable(running.get(id));
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void onRequested(ScanRequested requested) {
    workers.submit(() -> run(requested.scan()));
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void onEnded(ScanEnded ended) {
    progress(ended.scan()).ifPresent(ScanProgress::cancel);
  }

  /**
   * What an earlier run of the portal left open: a running one died with it, a queued one still
   * waits.
   */
  @EventListener(ApplicationReadyEvent.class)
  void takeUp() {
    for (Scan scan : scans.allOpen()) {
      if (running.containsKey(scan.id())) {
        continue;
      }
      if (scan.status() == ScanStatus.RUNNING) {
        fail(scan, "The portal stopped while this scan was running. Nothing of it was kept.");
      } else {
        workers.submit(() -> run(scan.id()));
      }
    }
  }

  @PreDestroy
  void stop() {
    running.values().forEach(ScanProgress::cancel);
    workers.close();
  }

  private void run(ScanId id) {
    ScanProgress progress = new ScanProgress(clock, clock.instant().plus(limits.deadline()));
    if (running.putIfAbsent(id, progress) != null) {
      return;
    }
    try {
      if (scans.start(id, clock.instant())) {
        run(scans.get(id, Scope.EVERYTHING), progress);
      }
    } finally {
      running.remove(id);
    }
  }

  private void run(Scan scan, ScanProgress progress) {
    try {
      pipeline.run(scan, progress);
    } catch (RuntimeException broken) {
      LOG.error("Scan {} broke off", scan.id(), broken);
      String why = broken instanceof Problem problem ? problem.sentence() : "";
      fail(scan, ("The portal could not finish this scan. " + why).strip());
    }
  }

  private void fail(Scan scan, String reason) {
    try {
      ending.nothingRead(scan, ScanStatus.FAILED, reason, scans.requester(scan.id()).who());
    } catch (RuntimeException stillBroken) {
      // It stays open and is failed at the next start; nothing half is stored.
      LOG.error("Scan {} could not be ended", scan.id(), stillBroken);
    }
  }
}
