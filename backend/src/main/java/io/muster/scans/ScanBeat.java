package io.muster.scans;

import static java.util.stream.Collectors.toSet;

import io.muster.database.ClockGuard;
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
 * those that were ended elsewhere. Now and then it compares the clocks and takes up what was left
 * lying.
 */
@Component
class ScanBeat implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ScanBeat.class);
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final ScanRunner runner;
  private final ScanRecovery recovery;
  private final ScanStages stages;
  private final OpenScans scans;
  private final ScanSettings settings;
  private final ScanQueue queue;
  private final ClockGuard clocks;
  private final Map<ScanId, ScanStage> told = new HashMap<>();
  private ScheduledExecutorService timer;
  private volatile boolean stopping;

  ScanBeat(
      ScanRunner runner,
      ScanRecovery recovery,
      ScanStages stages,
      OpenScans scans,
      ScanSettings settings,
      ScanQueue queue,
      ClockGuard clocks) {
    this.runner = runner;
    this.recovery = recovery;
    this.stages = stages;
    this.scans = scans;
    this.settings = settings;
    this.queue = queue;
    this.clocks = clocks;
  }

  @Override
  public void start() {
    stopping = false;
    runner.start();
    timer =
        Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("scan-beat").factory());
    timer.scheduleWithFixedDelay(
        safely(this::beat), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    timer.scheduleWithFixedDelay(safely(this::look), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    Map<ScanId, ScanProgress> running = runner.running();
    told.keySet().retainAll(running.keySet());
    if (running.isEmpty()) {
      return;
    }
    // Before the rows are read: one that starts in between is not there yet.
    Set<ScanId> started =
        running.keySet().stream().filter(id -> running.get(id).hasStarted()).collect(toSet());
    Set<ScanId> still = scans.stillRunning(running.keySet());
    Map<ScanId, ScanStage> news = new HashMap<>();
    running.forEach(
        (id, progress) -> {
          ScanStage stage = progress.stage();
          if (still.contains(id)) {
            if (!told.containsKey(id) || !told.get(id).sameAs(stage)) {
              news.put(id, stage);
            }
          } else if (started.contains(id)) {
            progress.cancel();
          }
        });
    stages.tell(news);
    told.putAll(news);
  }

  /** An instance whose clock is wrong records nothing, so it takes up nothing either. */
  private void look() {
    boolean right = clocks.agree();
    queue.takeUp(right && !stopping);
    if (right) {
      recovery.takeUpForgotten();
    }
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
    stopping = true;
    queue.takeUp(false);
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
