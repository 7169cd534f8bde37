package io.muster.simulator;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a simulator is asked and does not answer until it is let go. So long a scan runs, and stays
 * where it is, however slow the test is that looks at it; but for the time that a server may stay
 * silent, which is 20 s.
 */
public final class HeldAnswer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  private HeldAnswer() {}

  /** Holds what is asked there from now on. */
  public static HeldAnswer at(Simulator simulator, String path) {
    HeldAnswer held = new HeldAnswer();
    simulator.before(
        path,
        request -> {
          held.asked.countDown();
          await(held.goOn);
        });
    return held;
  }

  /** Waits until it was asked. */
  public void awaitAsked() {
    if (!await(asked)) {
      throw new AssertionError("Nothing was asked");
    }
  }

  /** Everything is answered from now on, what was held too. */
  public void letGo() {
    goOn.countDown();
  }

  @Override
  public void close() {
    letGo();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
