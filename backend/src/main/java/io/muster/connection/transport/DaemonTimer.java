package io.muster.connection.transport;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Timers that keep no process alive, and forget at once what is cancelled. */
public final class DaemonTimer {

  private DaemonTimer() {}

  /** One whose thread bears the name. */
  public static ScheduledThreadPoolExecutor named(String name) {
    var timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
