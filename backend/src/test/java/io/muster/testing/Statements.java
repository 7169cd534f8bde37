package io.muster.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** How many statements a thread sends to the database, as its driver tells in its log. */
public final class Statements {

  private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

  private Statements() {}

  /** What is to be counted. */
  @FunctionalInterface
  public interface Act {
    void run() throws Exception;
  }

  /** Those that this very thread sends during the act; what the portal does besides counts not. */
  public static int during(Act act) throws Exception {
    long thread = Thread.currentThread().threadId();
    AtomicInteger count = new AtomicInteger();
    Handler counter =
        new Handler() {
          @Override
          public void publish(LogRecord said) {
            if (said.getLongThreadID() != thread) {
              return;
            }
            if (said.getMessage().contains("FE=> Execute")) {
              count.incrementAndGet();
            } else if (said.getMessage().contains("<=BE EmptyQuery")) {
              // So the pool looks whether a connection that lay idle still lives.
              count.decrementAndGet();
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Level before = DRIVER.getLevel();
    boolean toParents = DRIVER.getUseParentHandlers();
    DRIVER.setUseParentHandlers(false);
    DRIVER.setLevel(Level.FINEST);
    DRIVER.addHandler(counter);
    try {
      act.run();
    } finally {
      DRIVER.removeHandler(counter);
      DRIVER.setLevel(before);
      DRIVER.setUseParentHandlers(toParents);
    }
    return count.get();
  }
}
