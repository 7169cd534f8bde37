package io.muster.watches;

import io.muster.connection.Answer;
import io.muster.connection.ClusterLine;
import io.muster.connection.Cutoff;
import io.muster.connection.Trouble;
import io.muster.connection.Trouble.Kind;
import io.muster.connection.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one cluster until it is stopped: connects, listens, and connects again when that broke,
 * after pauses that grow while it does not hold.
 */
final class Lookout {

  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  /** A connection that held that long was a good one. */
  private static final Duration HELD = Duration.ofMinutes(1);

  private final Kept kept;
  private final Approach approach;
  private final Connecting connecting;
  private final NewContainers news;
  private final Asking asking;
  private final Thread thread;
  private Cutoff cutoff = new Cutoff();
  private boolean stopped;
  private boolean hurried;

  Lookout(Kept kept, Approach approach, Connecting connecting, Asking asking) {
    this.kept = kept;
    this.approach = approach;
    this.connecting = connecting;
    this.news = new NewContainers(kept.settings().queue());
    this.asking = asking;
    this.thread = Thread.ofVirtual().name("watch-" + kept.cluster()).unstarted(this::run);
  }

  Lookout start() {
    thread.start();
    return this;
  }

  /** Ends it: no further request is sent, and those under way are cut off. */
  synchronized void stop() {
    stopped = true;
    cutoff.cut();
    notifyAll();
  }

  /** Connects anew at once: the way to the cluster has changed. */
  synchronized void hurry() {
    hurried = true;
    cutoff.cut();
    notifyAll();
  }

  /** Waits until it has ended. */
  void join(Duration patience) throws InterruptedException {
    thread.join(patience);
  }

  private void run() {
    Duration pause = kept.settings().firstPause();
    while (next()) {
      Instant began = kept.now();
      Trouble trouble = once();
      boolean held = !kept.now().isBefore(began.plus(HELD));
      pause = held ? kept.settings().firstPause() : pause;
      if (!await(trouble, pause)) {
        return;
      }
      Duration twice = pause.multipliedBy(2);
      Duration longest = kept.settings().longestPause();
      pause = twice.compareTo(longest) < 0 ? twice : longest;
    }
  }

  private synchronized boolean next() {
    cutoff = new Cutoff();
    hurried = false;
    return !stopped;
  }

  private synchronized Cutoff current() {
    return cutoff;
  }

  private Trouble once() {
    try {
      Optional<Trouble> obstacle = approach.obstacle(kept.cluster());
      return obstacle.isPresent() ? obstacle.get() : listen(current());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Trouble(Kind.CONNECTION_LOST, "The portal stops.");
    } catch (RuntimeException failed) {
      LOG.warn("The watch of cluster {} broke off", kept.cluster(), failed);
      return new Trouble(
          Kind.CONNECTION_LOST, "The portal could not go on; its log says what happened.");
    }
  }

  private Trouble listen(Cutoff off) throws InterruptedException {
    String way = approach.by(kept.cluster());
    Answer<ClusterLine> opened = connecting.open(kept.cluster(), off);
    if (!(opened instanceof Answer.Read<ClusterLine>(ClusterLine line))) {
      return Troubles.of(opened);
    }
    try (line) {
      Optional<Trouble> refusal = connecting.refusal(kept.cluster(), line);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      return new Listening(
              line, off, kept, news, asking, () -> way.equals(approach.by(kept.cluster())))
          .run();
    }
  }

  /** Writes down why nothing is heard, and waits; false if it was stopped. */
  private boolean await(Trouble trouble, Duration pause) {
    if (!isInterrupted()) {
      try {
        kept.troubled(trouble, pause);
      } catch (RuntimeException unwritten) {
        LOG.warn("What became of a watch could not be written: {}", unwritten.toString());
      }
    }
    return rest(pause);
  }

  private synchronized boolean isInterrupted() {
    return stopped || hurried;
  }

  private synchronized boolean rest(Duration pause) {
    long until = System.nanoTime() + pause.toNanos();
    try {
      while (!stopped && !hurried && System.nanoTime() < until) {
        wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !stopped;
  }
}
