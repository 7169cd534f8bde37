package io.muster.connection.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * The instant at which a call ends, whatever it is doing then: connecting, shaking hands, waiting
 * or reading a body that drips. Time-outs of a socket do not bound a body of which a byte comes now
 * and then.
 */
public final class Deadline implements AutoCloseable {

  private static final ScheduledThreadPoolExecutor TIMER = DaemonTimer.named("call-deadlines");

  private final long end;
  private final Future<?> alarm;
  private volatile boolean passed;
  private volatile @Nullable Cancellable running;

  public Deadline(Duration limit) {
    end = System.nanoTime() + limit.toNanos();
    alarm =
        TIMER.schedule(
            () -> Thread.ofVirtual().name("deadline").start(this::pass),
            limit.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  /** Says which request is to be cut off. */
  void guards(Cancellable request) {
    running = request;
    if (passed) {
      request.cancel();
    }
  }

  /** Whether the call was cut off. */
  boolean passed() {
    return passed;
  }

  /** What is left, at least a millisecond. */
  Duration left() {
    return Duration.ofNanos(Math.max(end - System.nanoTime(), 1_000_000));
  }

  /** Waits before a repetition; false if there is no time for it. */
  boolean pause(Duration wait) {
    if (passed || left().compareTo(wait) <= 0) {
      return false;
    }
    try {
      Thread.sleep(wait);
      return !passed;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the call now. */
  public void pass() {
    passed = true;
    Cancellable request = running;
    if (request != null) {
      request.cancel();
    }
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
