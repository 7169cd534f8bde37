package io.muster.watches;

import io.muster.clusters.ClusterEdited;
import io.muster.connection.IdentityConfirmed;
import io.muster.credentials.BundleEvent;
import io.muster.shared.ClusterId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps this instance's watches: takes those that nobody keeps, renews its leases with each beat,
 * and stops those that are its own no more. If no lease could be renewed for as long as one lasts,
 * it stops them all, because others may have taken them.
 */
@Component
class WatchRunner implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WatchRunner.class);
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final Leases leases;
  private final Lookouts lookouts;
  private final WatchSettings settings;
  private final String holder =
      host() + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
  private final Map<ClusterId, Lookout> kept = new HashMap<>();
  private long renewed;
  private ScheduledExecutorService timer;

  WatchRunner(Leases leases, Lookouts lookouts, WatchSettings settings) {
    this.leases = leases;
    this.lookouts = lookouts;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    renewed = System.nanoTime();
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch-beat").factory());
    timer.scheduleWithFixedDelay(this::beat, 0, settings.beat().toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void beat() {
    if (timer == null) {
      return;
    }
    try {
      long now = System.nanoTime();
      Set<ClusterId> mine = leases.renew(holder, settings.lease());
      renewed = now;
      mine.addAll(leases.claim(holder, settings.lease()));
      kept.keySet().stream().filter(c -> !mine.contains(c)).toList().forEach(this::drop);
      for (ClusterId cluster : mine) {
        kept.computeIfAbsent(cluster, c -> lookouts.start(c, holder));
      }
    } catch (RuntimeException failed) {
      LOG.warn("The beat of the watches failed; it goes on: {}", failed.toString());
      if (System.nanoTime() - renewed >= settings.lease().toNanos()) {
        Set.copyOf(kept.keySet()).forEach(this::drop);
      }
    }
  }

  private void drop(ClusterId cluster) {
    Lookout gone = kept.remove(cluster);
    if (gone != null) {
      gone.stop();
    }
  }

  /** Which clusters this instance watches. */
  synchronized Set<ClusterId> watched() {
    return Set.copyOf(kept.keySet());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(WatchEvent event) {
    switch (event) {
      case WatchEvent.Begun _ -> soon();
      case WatchEvent.Ended ended -> ended(ended.cluster());
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(BundleEvent event) {
    switch (event) {
      case BundleEvent.Uploaded uploaded -> hurry(uploaded.cluster());
      case BundleEvent.Replaced replaced -> hurry(replaced.cluster());
      case BundleEvent.Refused _, BundleEvent.Ended _ -> {}
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(IdentityConfirmed confirmed) {
    hurry(confirmed.cluster());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(ClusterEdited edited) {
    boolean elsewhere =
        !edited.before().endpoint().equals(edited.after().endpoint())
            || !edited.before().trustAnchors().equals(edited.after().trustAnchors());
    if (elsewhere) {
      hurry(edited.cluster());
    }
  }

  private synchronized void soon() {
    if (timer != null) {
      timer.execute(this::beat);
    }
  }

  private synchronized void ended(ClusterId cluster) {
    drop(cluster);
  }

  private synchronized void hurry(ClusterId cluster) {
    Lookout here = kept.get(cluster);
    if (here != null) {
      here.hurry();
    }
  }

  @Override
  public void stop() {
    Map<ClusterId, Lookout> leaving;
    synchronized (this) {
      if (timer == null) {
        return;
      }
      timer.shutdownNow();
      timer = null;
      leaving = Map.copyOf(kept);
      kept.clear();
      leaving.values().forEach(Lookout::stop);
    }
    try {
      long until = System.nanoTime() + PARTING.toNanos();
      for (Lookout one : leaving.values()) {
        one.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
      }
      leases.release(holder);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unwritten) {
      LOG.warn("The watches lapse by themselves: {}", unwritten.toString());
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
