package io.muster.connection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts the calls of a line off from outside. Once it is cut no further request is sent, and those
 * under way are aborted, whether they connect, wait or read.
 */
public final class Cutoff {

  private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /** Cuts everything off, for good. */
  public void cut() {
    cut = true;
    running.forEach(Runnable::run);
  }

  /** Whether it was cut. */
  public boolean isCut() {
    return cut;
  }

  /** Says how to abort a call that begins; does so at once if this was cut already. */
  public void begins(Runnable abort) {
    running.add(abort);
    if (cut) {
      abort.run();
    }
  }

  /** Says that a call has ended. */
  public void ended(Runnable abort) {
    running.remove(abort);
  }
}
