package io.muster.scans;

import io.muster.shared.ScanId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Twice a second, while scans run here: tells the other instances how far they have come, and stops
 * those that were ended elsewhere. Now and then it takes up what stands in no execution.
 */
@Component
class ScanBeat implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ScanBeat.class);
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final Duration FORGOTTEN = Duration.ofSeconds(30);

  private final ScanRunner runner;
  private final ScanRecovery recovery;
  private final ScanStages stages;
  private final Scans scans;
  private final ScanSettings settings;
  private final Map<ScanId, ScanStage> told = new HashMap<>();
  private ScheduledExecutorService timer;

  ScanBeat(
      ScanRunner runner,
      ScanRecovery recovery,
      ScanStages stages,
      Scans scans,
      ScanSettings settings) {
    this.runner = runner;
    this.recovery = recovery;
    this.stages = stages;
    this.scans = scans;
    this.settings = settings;
  }

  @Override
  public void start() {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("scan-beat").factory());
    timer.scheduleWithFixedDelay(
        safely(this::beat), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    timer.scheduleWithFixedDelay(
        safely(recovery::takeUpForgotten), 0, FORGOTTEN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    Map<ScanId, ScanProgress> running = runner.running();
    told.keySet().retainAll(running.keySet());
    if (running.isEmpty()) {
      return;
    }
    Set<ScanId> still = scans.stillRunning(running.keySet());
    Map<ScanId, ScanStage> news = new HashMap<>();
    running.forEach(
        (id, progress) -> {
          ScanStage stage = progress.stage();
          if (!still.contains(id)) {
            // Not yet started, or ended by someone else.
            if (told.containsKey(id)) {
              progress.cancel();
            }
          } else if (!told.containsKey(id) || !told.get(id).sameAs(stage)) {
            news.put(id, stage);
          }
        });
    stages.tell(news);
    told.putAll(news);
  }

  private static Runnable safely(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException failed) {
        LOG.warn("The beat of the running scans failed; it goes on: {}", failed.toString());
      }
    };
  }

  /** Before the scheduler stops, so that it waits for scans that are being put back. */
  @Override
  public void stop() {
    runner.stop();
    long until = System.nanoTime() + settings.shutdown().toNanos();
    while (!runner.running().isEmpty() && System.nanoTime() < until) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    timer.shutdownNow();
    timer = null;
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
